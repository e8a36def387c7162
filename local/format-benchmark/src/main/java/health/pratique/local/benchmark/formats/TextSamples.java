package health.pratique.local.benchmark.formats;

import java.time.LocalDate;
import java.util.Locale;

/** Notes, a note in RTF, and tables of one patient's results. */
final class TextSamples {

    private static final String TABLE_HEADER = "MRN,Patient Name,DOB,Collection Date,Test,Value,Notes\n";

    private TextSamples() {}

    static Sample text(Invented facts) {
        return Sample.of("note of 40 visits", facts.note(40));
    }

    static Sample rtf(Invented facts) {
        StringBuilder rtf = new StringBuilder(
                "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fswiss Arial;}}{\\info{\\author Dr. Okonjo}}\\f0\\fs22 ");
        facts.note(40).lines().forEach(line -> rtf.append("{\\b\\i ")
                .append(line, 0, Math.min(8, line.length()))
                .append('}')
                .append(line.substring(Math.min(8, line.length())))
                .append("\\par\n"));
        return Sample.of("note of 40 visits", rtf.append('}').toString());
    }

    static Sample csv(Invented facts) {
        return Sample.of("5,000 results", table(facts));
    }

    static Sample tsv(Invented facts) {
        return Sample.of("5,000 results", table(facts).replace(',', '\t'));
    }

    private static String table(Invented facts) {
        StringBuilder table = new StringBuilder(TABLE_HEADER);
        for (int row = 0; row < 5_000; row++) {
            LocalDate day = facts.day();
            table.append(String.format(
                    Locale.ROOT,
                    "%s,%s %s,%s,%s,%s,%s,%s\n",
                    Invented.RECORD_NUMBER,
                    Invented.GIVEN,
                    Invented.FAMILY,
                    Invented.BORN,
                    day,
                    facts.test(),
                    facts.value(),
                    row % 4 == 0 ? "told Dr. " + facts.surname() + " on " + Invented.american(day) : "fasting"));
        }
        return table.toString();
    }
}
