package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.statement.Coding;
import health.pratique.compliance.statement.DateSpan;
import health.pratique.compliance.statement.Span;
import health.pratique.format.PatientFacts;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements of one document that cannot all be true. */
final class Contradictions {

    private static final int AUTOPSY_DAYS = 60;
    private static final int OLDEST = 122;

    /** SNOMED CT: pregnancy, normal pregnancy; LOINC: pregnancy status with its answer. ICD-10-CM has a letter of its own for it. */
    private static final Set<String> PREGNANT = Set.of("77386006", "72892002");

    private Contradictions() {}

    /** Transgender men are pregnant too: it is noted, and a person looks at which of the two is mistaken. */
    static boolean pregnantMan(ComplianceFacts facts) {
        boolean man = facts.statements().ofType("Patient").stream()
                .anyMatch(
                        patient -> patient.text("gender").filter("male"::equals).isPresent());
        return man && facts.statements().codings().stream().anyMatch(Contradictions::pregnant);
    }

    private static boolean pregnant(Coding coding) {
        return coding.isOf("http://snomed.info/sct") && PREGNANT.contains(coding.code())
                || coding.isOf("http://hl7.org/fhir/sid/icd-10-cm")
                        && coding.code().startsWith("O");
    }

    static boolean endsBeforeItBegins(Span span) {
        Instant start = instant(span.start());
        Instant end = instant(span.end());
        if (start != null && end != null) {
            return end.isBefore(start);
        }
        Optional<DateSpan> first = DateSpan.ofFhir(span.start());
        Optional<DateSpan> last = DateSpan.ofFhir(span.end());
        return first.isPresent() && last.isPresent() && last.get().isBefore(first.get());
    }

    private static @Nullable Instant instant(String text) {
        if (text.indexOf('T') < 0) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException partial) {
            return null;
        }
    }

    /** An autopsy, and the reports on it, come after death. */
    static boolean livesAfterDeath(ComplianceFacts facts) {
        Optional<LocalDate> death = facts.said().patients().stream()
                .flatMap(patient -> Optional.ofNullable(patient.deathDate()).stream())
                .flatMap(date -> DateSpan.ofFhir(date).stream())
                .map(DateSpan::last)
                .findFirst();
        return facts.said().patients().size() == 1
                && death.isPresent()
                && Events.of(facts).anyMatch(event -> event.isAfter(death.get().plusDays(AUTOPSY_DAYS)));
    }

    /** Nobody is known to have got older. */
    static boolean olderThanAnybody(ComplianceFacts facts) {
        return facts.said().patients().stream()
                .filter(patient -> patient.deathDate() == null)
                .anyMatch(patient -> bornBefore(patient, facts.today().minusYears(OLDEST)));
    }

    private static boolean bornBefore(PatientFacts patient, LocalDate day) {
        return Optional.ofNullable(patient.birthDate())
                .flatMap(DateSpan::ofFhir)
                .filter(birth -> birth.isBefore(day))
                .isPresent();
    }

    static boolean rangeUpsideDown(JsonObject range) {
        OptionalDouble low = amount(range.get("low"));
        OptionalDouble high = amount(range.get("high"));
        return low.isPresent() && high.isPresent() && low.getAsDouble() > high.getAsDouble();
    }

    private static OptionalDouble amount(@Nullable JsonValue quantity) {
        return quantity instanceof JsonObject object && object.get("value") instanceof JsonNumber(String digits)
                ? OptionalDouble.of(Double.parseDouble(digits))
                : OptionalDouble.empty();
    }
}
