package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.statement.DateSpan;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** When something happened, as resources tell; appointments and expiry, which may lie ahead, are not among it. */
final class Events {

    private static final Map<String, List<String>> ELEMENTS = Map.of(
            "Observation", List.of("effectiveDateTime", "effectiveInstant", "issued"),
            "DiagnosticReport", List.of("effectiveDateTime", "issued"),
            "Immunization", List.of("occurrenceDateTime"),
            "Procedure", List.of("performedDateTime"),
            "Condition", List.of("onsetDateTime", "recordedDate"),
            "AllergyIntolerance", List.of("onsetDateTime", "recordedDate"),
            "DocumentReference", List.of("date"),
            "MedicationAdministration", List.of("effectiveDateTime"),
            "MedicationRequest", List.of("authoredOn"));

    private Events() {}

    static Stream<DateSpan> of(ComplianceFacts facts) {
        return ELEMENTS.entrySet().stream().flatMap(type -> facts.statements().ofType(type.getKey()).stream()
                .flatMap(resource -> of(resource, type.getValue())));
    }

    /** Whether anything happened after one day or before another. Whole years are enough to tell of nearly all that it did not. */
    static boolean anyOutside(ComplianceFacts facts, LocalDate earliest, LocalDate latest) {
        for (Map.Entry<String, List<String>> type : ELEMENTS.entrySet()) {
            for (JsonObject resource : facts.statements().ofType(type.getKey())) {
                for (String name : type.getValue()) {
                    if (resource.get(name) instanceof JsonText(String text)
                            && !surelyBetween(text, earliest.getYear(), latest.getYear())
                            && DateSpan.ofFhir(text)
                                    .filter(event -> event.isAfter(latest) || event.isBefore(earliest))
                                    .isPresent()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean surelyBetween(String date, int earliest, int latest) {
        if (date.length() < 4) {
            return false;
        }
        int year = 0;
        for (int at = 0; at < 4; at++) {
            year = year * 10 + date.charAt(at) - '0';
        }
        return year > earliest && year < latest;
    }

    private static Stream<DateSpan> of(JsonObject resource, List<String> elements) {
        return elements.stream()
                .flatMap(name -> resource.text(name).stream())
                .flatMap(text -> DateSpan.ofFhir(text).stream());
    }
}
