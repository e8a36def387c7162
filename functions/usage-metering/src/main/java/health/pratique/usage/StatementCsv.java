package health.pratique.usage;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.TreeMap;

/** A statement as CSV, RFC 4180: a row for each operation of each day, and nothing to add up by hand that is not in a row. */
public final class StatementCsv {

    public static final String MEDIA_TYPE = "text/csv;charset=utf-8;header=present";

    private static final String HEADER = "partner,day,operation,calls,refused,failed,units,bytes_in,bytes_out\r\n";

    private StatementCsv() {}

    public static byte[] of(UsageStatement statement) {
        StringBuilder csv = new StringBuilder(HEADER);
        MonthlyUsage usage = statement.usage();
        usage.byDay().forEach((day, operations) -> new TreeMap<>(operations)
                .forEach((operation, tally) -> row(csv, usage.partner(), usage.month(), day, operation, tally)));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void row(
            StringBuilder csv, String partner, YearMonth month, int day, Operation operation, Tally tally) {
        csv.append('"').append(partner.replace("\"", "\"\"")).append("\",");
        csv.append(month.atDay(day)).append(',').append(operation.name());
        for (long value : new long[] {
            tally.calls(), tally.refused(), tally.failed(), tally.units(), tally.bytesIn(), tally.bytesOut()
        }) {
            csv.append(',').append(value);
        }
        csv.append("\r\n");
    }
}
