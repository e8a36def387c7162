package health.pratique.ingest;

import health.pratique.model.Custodian;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose documents may come on the stream. Whoever may write to the stream could name anybody. */
record AllowedSenders(Set<Custodian> custodians) {

    AllowedSenders {
        custodians = Set.copyOf(custodians);
    }

    /** @throws IllegalArgumentException in one line that names the setting */
    static AllowedSenders of(IngestSettings settings) {
        return new AllowedSenders(settings.custodians().orElse(Set.of()).stream()
                .map(AllowedSenders::custodian)
                .collect(Collectors.toSet()));
    }

    boolean include(Custodian custodian) {
        return custodians.contains(custodian);
    }

    private static Custodian custodian(String name) {
        try {
            Custodian custodian = new Custodian(name.strip());
            if (!custodian.equals(Custodian.UNASSIGNED)) {
                return custodian;
            }
        } catch (IllegalArgumentException noName) {
            throw wrong();
        }
        throw wrong();
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "PRATIQUE_STREAM_CUSTODIANS is names of custodians with commas between them, each of 1 to 63 lower-case letters,"
                        + " digits and inner hyphens, and none of them unassigned");
    }
}
