package health.pratique.local.cli.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Invented notes of a wanted size, each of another patient, the same in every run. */
final class SyntheticNotes {

    private static final List<String> GIVEN = List.of(
            "Amara", "Benedikt", "Chiara", "Dmitri", "Eleanor", "Fatima", "Gareth", "Hanneke", "Isidro", "Jolene");
    private static final List<String> FAMILY = List.of(
            "Abernathy", "Bellweather", "Castellanos", "Drummond", "Eriksson", "Fairbanks", "Gunderson", "Holloway");
    private static final List<String> SENTENCES = List.of(
            "The patient reports a dry cough for about two weeks without fever or chills. ",
            "Blood pressure was 132/84, pulse 76, oxygen saturation 97 percent on room air. ",
            "There is no chest pain, no palpitations and no swelling of the legs. ",
            "Metformin 1000 mg twice daily and lisinopril 20 mg daily are continued. ",
            "Examination of the abdomen shows no tenderness and no organomegaly. ",
            "Hemoglobin was 13.4 g/dL, creatinine 0.9 mg/dL and potassium 4.2 mmol/L. ",
            "We discussed diet and a walk of thirty minutes on most days of the week. ");

    private final int bytes;

    SyntheticNotes(int bytes) {
        this.bytes = bytes;
    }

    byte[] note(int number) {
        Random random = new Random(number);
        String name = pick(GIVEN, random) + " " + pick(FAMILY, random);
        LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000));
        StringBuilder text = new StringBuilder(bytes + 300);
        text.append("PROGRESS NOTE\n\nPatient: ").append(name);
        text.append("\nMRN: ").append(1_000_000 + random.nextInt(9_000_000));
        text.append("\nDate of service: ")
                .append(day)
                .append("\nPhone: 555-555-0")
                .append(100 + random.nextInt(100));
        text.append("\n\n")
                .append(name)
                .append(" was seen by Dr. ")
                .append(pick(FAMILY, random))
                .append(" today.\n");
        for (int sentence = 1; text.length() < bytes; sentence++) {
            text.append(pick(SENTENCES, random));
            if (sentence % 9 == 0) {
                text.append("Seen again on ").append(day.plusDays(sentence)).append(".\n");
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String pick(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
