package health.pratique.model;

import java.util.HexFormat;

/**
 * Finds a patient's entry among the subject keys without naming the patient: HMAC-SHA-256 of custodian and patient identifier
 * under the master secret. Leads to a token only as long as the entry is there. Prints as {@code [KEY]}; thread-safe.
 */
public final class SubjectHandles {

    private final KeyedDigest master;

    /** @param master at least 32 bytes */
    public SubjectHandles(byte[] master) {
        this.master = new KeyedDigest(master);
    }

    /** 64 lower-case hex digits; the same patient identifier of two custodians yields two unrelated handles. */
    public String of(Custodian custodian, String patientIdentifier) {
        return HexFormat.of()
                .formatHex(master.of("subject handle", custodian.value() + "\u0000" + patientIdentifier.strip()));
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
