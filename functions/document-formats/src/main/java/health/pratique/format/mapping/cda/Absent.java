package health.pratique.format.mapping.cda;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;

/** Null flavors as data-absent-reason (ConceptMap CF-NullFlavorDataAbsentReason). */
final class Absent {

    private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private Absent() {}

    /** Why an element has no value. Empty if it does not say, and for NI, which the guide leaves out where FHIR requires nothing. */
    static Optional<Extension> of(CdaElement element) {
        String flavor = element.peek("nullFlavor");
        return flavor.isEmpty() || flavor.equals("NI") ? Optional.empty() : Optional.of(extension(reason(flavor)));
    }

    /** An element of that type that says why it has no value; empty if the source does not say. */
    static <E extends Element> Optional<E> of(CdaElement element, E empty) {
        return of(element).map(reason -> {
            empty.addExtension(reason);
            return empty;
        });
    }

    /** The code of data-absent-reason. */
    static String reason(String flavor) {
        return switch (flavor) {
            case "MSK" -> "masked";
            case "OTH", "TRC" -> "unsupported";
            case "NINF" -> "negative-infinity";
            case "PINF" -> "positive-infinity";
            case "NA" -> "not-applicable";
            case "ASKU" -> "asked-unknown";
            case "NAV" -> "temp-unknown";
            case "NASK" -> "not-asked";
            default -> "unknown";
        };
    }

    private static Extension extension(String reason) {
        return new Extension(EXTENSION, new CodeType(reason));
    }
}
