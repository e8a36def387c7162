package health.pratique.local.benchmark.formats;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Facts about people who do not exist; the same ones in every run. Not thread-safe. */
final class Invented {

    static final String GIVEN = "Perpetua";
    static final String FAMILY = "Lindqvane";
    static final String BORN = "1957-03-18";
    static final String RECORD_NUMBER = "88104731";

    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT);
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

    private static final List<String> SURNAMES =
            List.of("Okonjo", "Abernathe", "Vasquell", "Thornby", "Marchetta", "Quillon", "Haverly", "Solberge");

    private static final List<String> TESTS = List.of(
            "Hemoglobin A1c",
            "Creatinine",
            "Potassium",
            "Body weight",
            "Systolic blood pressure",
            "Cholesterol in LDL");

    private static final List<String> CONDITIONS = List.of(
            "Essential hypertension", "Type 2 diabetes mellitus", "Acute bronchitis", "Osteoarthritis of knee", "Gout");

    private static final List<String> MEDICINES = List.of(
            "lisinopril 10 MG oral tablet",
            "metformin 500 MG oral tablet",
            "amoxicillin 250 MG oral capsule",
            "naproxen 220 MG oral tablet");

    private final Random random = new Random(20_250_101);

    String surname() {
        return pick(SURNAMES);
    }

    String test() {
        return pick(TESTS);
    }

    String condition() {
        return pick(CONDITIONS);
    }

    String medicine() {
        return pick(MEDICINES);
    }

    int number(int from, int to) {
        return from + random.nextInt(to - from);
    }

    /** With one digit behind the point. */
    String value() {
        return String.format(Locale.ROOT, "%d.%d", number(1, 200), number(0, 10));
    }

    LocalDate day() {
        return LocalDate.of(2012, 1, 1).plusDays(random.nextInt(4_500));
    }

    static String american(LocalDate day) {
        return AMERICAN.format(day);
    }

    static String digits(LocalDate day) {
        return DIGITS.format(day);
    }

    /** Such as FHIR's {@code dateTime}. */
    String moment(LocalDate day) {
        return String.format(Locale.ROOT, "%sT%02d:%02d:%02d-05:00", day, number(7, 19), number(0, 60), number(0, 60));
    }

    String phone() {
        return String.format(Locale.ROOT, "555-%03d-%04d", number(100, 1_000), number(0, 10_000));
    }

    String uuid() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63).toString();
    }

    /** A paragraph of a note: what was complained of, found and arranged. */
    String paragraph() {
        LocalDate day = day();
        return String.format(
                Locale.ROOT,
                "Seen on %s by Dr. %s for %s. Reports two weeks of cough and poor sleep, no chest pain; her daughter %s %s "
                        + "drove her here. %s was %s on %s and is %s today. Continues %s twice daily. Lungs clear, abdomen "
                        + "soft, no edema. Call her at %s with the results; follow-up with Dr. %s in six weeks.",
                american(day),
                surname(),
                condition().toLowerCase(Locale.ROOT),
                pick(List.of("Ottilie", "Henrike", "Amaranta")),
                FAMILY,
                test(),
                value(),
                american(day.minusDays(number(20, 300))),
                value(),
                medicine(),
                phone(),
                surname());
    }

    String note(int paragraphs) {
        StringBuilder note = new StringBuilder();
        note.append("Patient: ")
                .append(GIVEN)
                .append(' ')
                .append(FAMILY)
                .append("   MRN: ")
                .append(RECORD_NUMBER);
        note.append("   DOB: ").append(american(LocalDate.parse(BORN))).append("\n\n");
        for (int i = 0; i < paragraphs; i++) {
            note.append(paragraph()).append("\n\n");
        }
        return note.toString();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
