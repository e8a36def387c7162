package health.pratique.local.benchmark.formats;

import java.time.LocalDate;
import java.util.Locale;

/** An ORU message with a hundred results and their notes. */
final class Hl7Sample {

    private static final String HEADER = """
            MSH|^~\\&|LABSYS|Hillcrest Clinic|EHR|Hillcrest Clinic|20240304101500||ORU^R01^ORU_R01|77120|P|2.5.1
            PID|1||%s^^^HILL^MR||%s^%s||%s|F|||12 Alder Row^^Millbrook^NY^12545||%s
            PV1|1|O|CLIN^^^HILL||||1881^%s^Imre
            OBR|1||88213|24323-8^Comprehensive panel^LN|||20240304090000
            """;

    private Hl7Sample() {}

    static Sample message(Invented facts) {
        StringBuilder message = new StringBuilder(HEADER.formatted(
                Invented.RECORD_NUMBER,
                Invented.FAMILY,
                Invented.GIVEN,
                Invented.digits(LocalDate.parse(Invented.BORN)),
                facts.phone(),
                facts.surname()));
        for (int i = 1; i <= 100; i++) {
            message.append(String.format(
                    Locale.ROOT,
                    "OBX|%d|NM|%d-%d^%s^LN||%s|mg/dL|1-200|N|||F|||%s\n",
                    i,
                    2_000 + i,
                    i % 10,
                    facts.test(),
                    facts.value(),
                    Invented.digits(facts.day())));
            if (i % 5 == 0) {
                message.append("NTE|1|L|").append(facts.paragraph()).append('\n');
            }
        }
        return Sample.of("ORU, 100 results", message.toString().replace('\n', '\r'));
    }
}
