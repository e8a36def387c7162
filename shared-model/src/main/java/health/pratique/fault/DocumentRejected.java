package health.pratique.fault;

import java.util.List;
import java.util.stream.Collectors;

/** The document itself is unacceptable; sending the same bytes again cannot help. */
public final class DocumentRejected extends PipelineFault {

    /** Breaches that the message names; the audit trail has them all. */
    private static final int MESSAGE_BREACHES = 3;

    private static final long serialVersionUID = 1L;

    private final Breach[] breaches;

    public DocumentRejected(ReasonCode reason) {
        this(reason, List.of());
    }

    /** @param breaches what in the document is to be mended; named in the message, up to three of them */
    public DocumentRejected(ReasonCode reason, List<Breach> breaches) {
        super(reason, told(breaches));
        this.breaches = breaches.toArray(Breach[]::new);
    }

    /** What in the document is to be mended; empty when the reason says all. */
    public List<Breach> breaches() {
        return List.of(breaches);
    }

    private static String told(List<Breach> breaches) {
        if (breaches.isEmpty()) {
            return "";
        }
        String more = breaches.size() > MESSAGE_BREACHES ? ", …" : "";
        return breaches.stream()
                .limit(MESSAGE_BREACHES)
                .map(Breach::toString)
                .collect(Collectors.joining(", ", " (", more + ")"));
    }
}
