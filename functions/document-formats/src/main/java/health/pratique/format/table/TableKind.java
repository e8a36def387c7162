package health.pratique.format.table;

import health.pratique.model.DocumentKind;
import java.util.Optional;
import java.util.Set;

/** What a table is, clinically, where two of its columns together leave no doubt. */
final class TableKind {

    private static final Set<String> TESTS = Set.of("test", "test name", "analyte", "component", "loinc", "loinc code");
    private static final Set<String> FIGURES =
            Set.of("result", "results", "value", "reference range", "ref range", "units");
    private static final Set<String> DRUGS =
            Set.of("medication", "medication name", "drug", "drug name", "rxnorm", "ndc");
    private static final Set<String> DOSES =
            Set.of("dose", "dosage", "strength", "sig", "route", "frequency", "refills");
    private static final Set<String> VACCINES = Set.of("vaccine", "vaccine name", "cvx", "immunization");
    private static final Set<String> CLAIMS = Set.of("claim", "claim id", "claim number");

    private TableKind() {}

    static Optional<DocumentKind> of(Set<String> names) {
        if (names.stream().anyMatch(VACCINES::contains)) {
            return Optional.of(DocumentKind.IMMUNIZATION_RECORD);
        }
        if (names.stream().anyMatch(CLAIMS::contains)) {
            return Optional.of(DocumentKind.CLAIM);
        }
        if (names.stream().anyMatch(TESTS::contains) && names.stream().anyMatch(FIGURES::contains)) {
            return Optional.of(DocumentKind.LABORATORY_REPORT);
        }
        if (names.stream().anyMatch(DRUGS::contains) && names.stream().anyMatch(DOSES::contains)) {
            return Optional.of(DocumentKind.MEDICATION_LIST);
        }
        return Optional.empty();
    }
}
