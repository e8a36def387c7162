package health.pratique.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What a partner is told of a month, as CSV and as PDF. */
class StatementTest {

    static UsageStatement sample() {
        TreeMap<Integer, Map<Operation, Tally>> days = new TreeMap<>();
        for (int day = 1; day <= 22; day++) {
            Map<Operation, Tally> operations = new EnumMap<>(Operation.class);
            int place = 0;
            for (Operation operation : Operation.values()) {
                long calls = 20 + (day * 37L + place * 61L) % 90;
                operations.put(
                        operation,
                        new Tally(
                                calls,
                                calls / 20,
                                place % 5 == 0 ? 1 : 0,
                                calls * operation.units(),
                                calls * 210,
                                calls * 3_400));
                place++;
            }
            days.put(day, operations);
        }
        return new UsageStatement(
                new MonthlyUsage("harbor-analytics", YearMonth.of(2026, 11), days),
                "standard",
                500_000,
                Instant.parse("2026-11-22T12:00:00Z"));
    }

    @Test
    void theCsvHasARowForEachOperationOfEachDayAndAddsUpToTheTotal() {
        UsageStatement statement = sample();
        String[] lines = new String(StatementCsv.of(statement), StandardCharsets.UTF_8).split("\r\n");
        assertThat(lines[0]).isEqualTo("partner,day,operation,calls,refused,failed,units,bytes_in,bytes_out");
        assertThat(lines).hasSize(1 + 22 * Operation.values().length);
        long calls = 0;
        for (int i = 1; i < lines.length; i++) {
            calls += Long.parseLong(lines[i].split(",")[3]);
        }
        assertThat(calls).isEqualTo(statement.usage().total().calls());
    }

    @Test
    void aPartnersNameCannotBreakOutOfItsColumn() {
        TreeMap<Integer, Map<Operation, Tally>> day =
                new TreeMap<>(Map.of(1, Map.of(Operation.USAGE, new Tally(1, 0, 0, 0, 0, 0))));
        UsageStatement statement =
                new UsageStatement(new MonthlyUsage("a\",b", YearMonth.of(2026, 11), day), "trial", 0, Instant.EPOCH);
        assertThat(new String(StatementCsv.of(statement), StandardCharsets.UTF_8))
                .contains("\"a\"\",b\",2026-11-01,USAGE");
    }

    @Test
    void thePdfIsOnePageWithTheSameTotals() throws IOException {
        UsageStatement statement = sample();
        try (PDDocument pdf = Loader.loadPDF(StatementPdf.of(statement))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("harbor-analytics", "November 2026", "FHIR search")
                    .contains("%,d".formatted(statement.usage().total().units()));
        }
    }

    @Test
    void aMonthWithoutCallsIsAStatementToo() throws IOException {
        UsageStatement empty = new UsageStatement(
                new MonthlyUsage("acme", YearMonth.of(2026, 2), new TreeMap<>()), "trial", 5_000, Instant.EPOCH);
        try (PDDocument pdf = Loader.loadPDF(StatementPdf.of(empty))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("0 of 5,000");
        }
    }
}
