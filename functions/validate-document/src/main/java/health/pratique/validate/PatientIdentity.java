package health.pratique.validate;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.DocumentFacts;
import health.pratique.format.PatientFacts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Settles on the one patient that metadata and content agree on. One consent covers one patient, so two are a rejection. */
final class PatientIdentity {

    private PatientIdentity() {}

    /**
     * The identifier to make the subject token of: the sender's where there is one.
     *
     * @throws DocumentRejected METADATA_CONFLICT when anybody else is described or named as subject, METADATA_MISSING when
     *     nobody is
     */
    static String agreed(Optional<String> declared, DocumentFacts content) {
        List<PatientFacts> described = content.patients();
        List<PatientFacts> everyone =
                Stream.concat(described.stream(), content.subjects().stream()).toList();
        String patient = declared.or(() -> everyone.stream().findFirst().flatMap(PatientFacts::preferredId))
                .orElseThrow(() -> new DocumentRejected(ReasonCode.METADATA_MISSING));
        boolean agree = described.stream().allMatch(one -> one.isKnownAs(patient))
                && content.subjects().stream()
                        .allMatch(subject ->
                                subject.isKnownAs(patient) || described.stream().anyMatch(one -> same(one, subject)));
        if (!agree) {
            throw new DocumentRejected(ReasonCode.METADATA_CONFLICT);
        }
        return patient.strip();
    }

    /** Whether a reference points to a patient described in the same document. */
    private static boolean same(PatientFacts described, PatientFacts subject) {
        boolean sameResource =
                subject.resourceId() != null && Objects.equals(described.resourceId(), subject.resourceId());
        return sameResource || subject.identifiers().stream().anyMatch(described.identifiers()::contains);
    }
}
