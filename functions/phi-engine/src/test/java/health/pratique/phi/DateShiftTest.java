package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ReleasePolicy;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Dates of one subject move together. */
class DateShiftTest {

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1920, 1, 1).toEpochDay(),
                        LocalDate.of(2035, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<String> forms() {
        return Arbitraries.of(
                "yyyy-MM-dd",
                "MM/dd/yyyy",
                "M/d/yyyy",
                "MMMM d, yyyy",
                "d MMM yyyy",
                "yyyyMMdd",
                "MM-dd-yyyy",
                "EEEE, MMMM d, yyyy",
                "EEE MM/dd/yyyy");
    }

    @Property(tries = 500)
    void intervalsAndWeekdaysStayInEveryForm(
            @ForAll @Size(32) byte[] key,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate two,
            @ForAll("forms") String form) {
        LocalDate oneMoved = moved(key, one, form);
        LocalDate twoMoved = moved(key, two, form);
        assertThat(ChronoUnit.DAYS.between(oneMoved, twoMoved)).isEqualTo(ChronoUnit.DAYS.between(one, two));
        assertThat(oneMoved.getDayOfWeek()).isEqualTo(one.getDayOfWeek());
        assertThat(ChronoUnit.DAYS.between(oneMoved, one)).isBetween(7L, 364L);
    }

    /** Parsing checks the weekday too, where the form has one. May is long and short at once. */
    private static LocalDate moved(byte[] key, LocalDate day, String form) {
        String written = Deidentifier.of(ReleasePolicy.PSEUDONYMISED, key)
                .replacement(PhiType.DATE, day.format(DateTimeFormatter.ofPattern(form, Locale.ENGLISH)));
        return LocalDate.parse(
                written, DateTimeFormatter.ofPattern(form.replaceFirst("MMMM?", "[MMMM][MMM]"), Locale.ENGLISH));
    }

    @Property(tries = 300)
    void theShiftIsTheSubjectsOwnAndWithinAYear(@ForAll @Size(32) byte[] key) {
        SubjectKey subject = new SubjectKey(key);
        assertThat(subject.shiftDays()).isBetween(-365, -1).isEqualTo(new SubjectKey(key.clone()).shiftDays());
        assertThat(subject.shiftWholeWeeks()).isBetween(-364, -7).matches(days -> days % 7 == 0);
    }

    @Test
    void everyNumberOfWeeksOfAYearComesUp() {
        assertThat(Arbitraries.integers()
                        .sampleStream()
                        .limit(3_000)
                        .map(seed -> new SubjectKey(
                                        ("%032d".formatted(seed)).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                                .shiftWholeWeeks())
                        .distinct())
                .hasSize(52);
    }

    @Test
    void aDateWithoutItsYearMovesToo() {
        Deidentifier subject = Deidentifier.of(ReleasePolicy.PSEUDONYMISED, new byte[32]);
        assertThat(subject.replacement(PhiType.PARTIAL_DATE, "Monday 3/4"))
                .startsWith("Monday ")
                .isNotEqualTo("Monday 3/4");
        assertThat(subject.replacement(PhiType.PARTIAL_DATE, "2/29")).matches("\\d{1,2}/\\d{1,2}");
        assertThat(subject.replacement(PhiType.PARTIAL_DATE, "March")).matches("[A-Z][a-z]+");
        assertThat(subject.replacement(PhiType.PARTIAL_DATE, "Christmas")).isEqualTo("[DATE]");
    }

    @Test
    void whatFollowsTheDayStays() {
        Deidentifier subject = Deidentifier.of(ReleasePolicy.PSEUDONYMISED, new byte[32]);
        assertThat(subject.replacement(PhiType.DATE, "2019-03-04T10:15:00+02:00"))
                .matches("\\d{4}-\\d\\d-\\d\\dT10:15:00\\+02:00");
    }
}
