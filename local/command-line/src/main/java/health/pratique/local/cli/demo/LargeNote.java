package health.pratique.local.cli.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Years of invented visits of one invented patient in one text, the same on every machine. */
final class LargeNote {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);
    private static final List<String> CLINICIANS =
            List.of("Dr. Imogen Castellane", "Dr. Marcus Weatherby", "Dr. Yuki Abernathy", "Dr. Farid Rasmussen");
    private static final List<String> FINDINGS = List.of(
            "Lungs are clear. No edema. Reflexes are equal.",
            "Mild tenderness over the lumbar spine; straight leg raise is negative.",
            "The wound is dry and the margins are closed. Sutures were removed.",
            "Blood glucose diary shows fasting values between 96 and 118 mg/dL.");
    private static final List<String> PLANS = List.of(
            "Continue lisinopril 20 mg daily. Basic metabolic panel before the next visit.",
            "Physical therapy twice a week for six weeks. Naproxen 500 mg twice daily with food.",
            "Increase metformin to 1000 mg twice daily. Eye examination is due.",
            "No change. Influenza vaccine was given in the left deltoid.");

    private LargeNote() {}

    static byte[] ofAbout(int bytes) {
        Random random = new Random(20260102);
        StringBuilder text = new StringBuilder(bytes + 1000);
        text.append("LONGITUDINAL RECORD\n\nPatient: Cordelia Vandersloot\nDOB: 06/17/1958\nMRN: 7719034\n\n");
        LocalDate day = LocalDate.of(2001, 1, 8);
        for (int visit = 1; text.length() < bytes; visit++) {
            day = day.plusDays(1 + random.nextInt(2));
            text.append("VISIT ").append(visit).append('\n');
            text.append("Date: ").append(DATE.format(day)).append('\n');
            text.append("Seen by ").append(pick(CLINICIANS, random)).append(".\n");
            text.append("Mrs. Vandersloot reports no new complaints. Pulse ").append(60 + random.nextInt(30));
            text.append(", blood pressure ").append(110 + random.nextInt(40)).append('/');
            text.append(65 + random.nextInt(25))
                    .append(", weight ")
                    .append(60 + random.nextInt(8))
                    .append(" kg.\n");
            text.append(pick(FINDINGS, random))
                    .append('\n')
                    .append(pick(PLANS, random))
                    .append("\n\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String pick(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
