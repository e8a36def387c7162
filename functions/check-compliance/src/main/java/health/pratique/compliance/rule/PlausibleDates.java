package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.compliance.statement.DateSpan;
import health.pratique.compliance.statement.Passage;
import health.pratique.configuration.RulePack;
import health.pratique.format.PatientFacts;
import health.pratique.model.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Dates that cannot be betray a mixed-up patient or a damaged record. Only what is certain counts: dates that may lie ahead, such as
 * appointments and expiry, are not looked at, and a date that can be read in two ways breaks the rule only if both break it.
 */
public final class PlausibleDates implements ComplianceRule {

    /** Nobody alive was born before. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    /** The world's time zones, and clocks that are not set well. */
    private static final int TOLERANCE_DAYS = 2;

    private static final int PREGNANCY_DAYS = 300;

    @Override
    public String id() {
        return "plausible-dates";
    }

    @Override
    public RulePack pack() {
        return RulePack.DATA_QUALITY;
    }

    @Override
    public String demand() {
        return "Nobody is born before 1900, after today or after their death, and nothing that has happened lies in the future or long before birth.";
    }

    @Override
    public String citation() {
        return "45 CFR 164.312(c)(1)";
    }

    @Override
    public Severity severity() {
        return Severity.REVIEW;
    }

    @Override
    public String remedy() {
        return "correct the dates of birth, death, admission or event at the source, and send the document again";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        LocalDate tomorrow = facts.today().plusDays(TOLERANCE_DAYS);
        return facts.said().patients().stream().allMatch(patient -> plausible(patient, tomorrow))
                && eventsPlausible(facts, tomorrow)
                && facts.prose()
                        .with(NoteDates.LABELS)
                        .filter(note -> note.text().indexOf('\n') >= 0
                                || facts.resources().isEmpty())
                        .allMatch(note -> plausible(note, tomorrow));
    }

    private static boolean eventsPlausible(ComplianceFacts facts, LocalDate tomorrow) {
        Optional<DateSpan> birth = onlyBirth(facts.said().patients());
        LocalDate earliest = birth.map(date -> date.first().minusDays(PREGNANCY_DAYS))
                .filter(EARLIEST::isBefore)
                .orElse(EARLIEST);
        return !Events.anyOutside(facts, earliest, tomorrow);
    }

    /** What was found on the unborn counts; of several patients nobody knows whose event it is. */
    private static Optional<DateSpan> onlyBirth(List<PatientFacts> patients) {
        return patients.size() == 1
                ? Optional.ofNullable(patients.getFirst().birthDate()).flatMap(DateSpan::ofFhir)
                : Optional.empty();
    }

    private static boolean plausible(PatientFacts patient, LocalDate tomorrow) {
        Optional<DateSpan> birth = Optional.ofNullable(patient.birthDate()).flatMap(DateSpan::ofFhir);
        Optional<DateSpan> death = Optional.ofNullable(patient.deathDate()).flatMap(DateSpan::ofFhir);
        Predicate<DateSpan> future = date -> date.isAfter(tomorrow);
        return birth.filter(future.or(date -> date.isBefore(EARLIEST))).isEmpty()
                && death.filter(future.or(date -> date.isBefore(EARLIEST))).isEmpty()
                && !(birth.isPresent() && death.isPresent() && death.get().isBefore(birth.get()));
    }

    private static boolean plausible(Passage note, LocalDate tomorrow) {
        return NoteDates.births(note).stream().allMatch(birth -> birth.readings()
                        .anyMatch(day -> !day.isAfter(tomorrow) && !day.isBefore(EARLIEST)))
                && stayPossible(NoteDates.admissions(note), NoteDates.discharges(note));
    }

    /** A note may tell of several stays: it is odd only when it has one, and that ends before it begins. */
    private static boolean stayPossible(List<NoteDate> admissions, List<NoteDate> discharges) {
        return admissions.size() != 1
                || discharges.size() != 1
                || !discharges.getFirst().certainlyBefore(admissions.getFirst());
    }
}
