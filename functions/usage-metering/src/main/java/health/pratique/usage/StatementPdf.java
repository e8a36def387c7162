package health.pratique.usage;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** A statement as one page for people: what was called and what it comes to, and each day's calls as a bar. */
public final class StatementPdf {

    public static final String MEDIA_TYPE = "application/pdf";

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private static final float LEFT = 56;
    private static final float RIGHT = 539;
    private static final float ROW = 17;
    private static final float[] COLUMNS = {236, 292, 344, 408, 474, RIGHT};
    private static final String[] HEADS = {"Calls", "Refused", "Failed", "Units each", "Units", "Data"};
    private static final float CHART_HEIGHT = 90;

    private final PDFont plain = new PDType1Font(FontName.HELVETICA);
    private final PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
    private final Color ink = new Color(33, 37, 41);
    private final Color faint = new Color(108, 117, 125);
    private final Color rule = new Color(206, 212, 218);
    private final Color accent = new Color(11, 83, 120);

    private final UsageStatement statement;

    private StatementPdf(UsageStatement statement) {
        this.statement = statement;
    }

    public static byte[] of(UsageStatement statement) {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation()
                    .setTitle("HealthAPI usage, " + statement.usage().month());
            try (Sheet sheet = new Sheet(document)) {
                new StatementPdf(statement).write(sheet);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a PDF could not be written to memory", impossible);
        }
    }

    private void write(Sheet sheet) throws IOException {
        head(sheet);
        float y = table(sheet, 180);
        chart(sheet, y + 34);
        foot(sheet);
    }

    private void head(Sheet sheet) throws IOException {
        MonthlyUsage usage = statement.usage();
        sheet.box(0, 0, 595, 8, accent);
        sheet.left("HealthAPI", bold, 11, LEFT, 52, accent);
        sheet.left("Statement of usage", bold, 22, LEFT, 80, ink);
        sheet.right(usage.month().format(MONTH), bold, 14, RIGHT, 80, ink);
        sheet.line(LEFT, RIGHT, 96, 1, rule);
        field(sheet, "Partner", usage.partner(), LEFT);
        field(sheet, "Plan", statement.plan(), 236);
        field(
                sheet,
                "Calls of the month's quota",
                statement.quota() == 0
                        ? "no quota"
                        : grouped(usage.total().calls()) + " of " + grouped(statement.quota()),
                330);
    }

    private void field(Sheet sheet, String name, String value, float x) throws IOException {
        sheet.left(name, plain, 8.5f, x, 118, faint);
        sheet.left(value.length() > 34 ? value.substring(0, 33) + "~" : value, bold, 11, x, 134, ink);
    }

    private float table(Sheet sheet, float top) throws IOException {
        float y = top;
        sheet.left("Operation", bold, 9, LEFT, y, faint);
        for (int i = 0; i < HEADS.length; i++) {
            sheet.right(HEADS[i], bold, 9, COLUMNS[i], y, faint);
        }
        sheet.line(LEFT, RIGHT, y + 6, 1, ink);
        for (Map.Entry<Operation, Tally> row : new TreeMap<>(statement.usage().byOperation()).entrySet()) {
            y += ROW;
            row(sheet, label(row.getKey()), Integer.toString(row.getKey().units()), row.getValue(), plain, y);
            sheet.line(LEFT, RIGHT, y + 6, 0.4f, rule);
        }
        y += ROW + 3;
        sheet.line(LEFT, RIGHT, y - 13, 1, ink);
        row(sheet, "Total", "", statement.usage().total(), bold, y);
        return y;
    }

    private void row(Sheet sheet, String name, String perCall, Tally tally, PDFont font, float y) throws IOException {
        sheet.left(name, font, 10, LEFT, y, ink);
        String[] cells = {
            grouped(tally.calls()),
            grouped(tally.refused()),
            grouped(tally.failed()),
            perCall,
            grouped(tally.units()),
            bytes(tally.bytesIn() + tally.bytesOut())
        };
        for (int i = 0; i < cells.length; i++) {
            sheet.right(cells[i], font, 10, COLUMNS[i], y, ink);
        }
    }

    private void chart(Sheet sheet, float top) throws IOException {
        MonthlyUsage usage = statement.usage();
        int days = usage.month().lengthOfMonth();
        long most = 0;
        for (int day = 1; day <= days; day++) {
            most = Math.max(most, usage.on(day).calls());
        }
        sheet.left("Calls a day", bold, 10, LEFT, top, ink);
        sheet.right("at most " + grouped(most), plain, 9, RIGHT, top, faint);
        float base = top + 14 + CHART_HEIGHT;
        float width = (RIGHT - LEFT) / days;
        for (int day = 1; day <= days; day++) {
            long calls = usage.on(day).calls();
            float height = most == 0 ? 0 : Math.max(calls == 0 ? 0 : 1.5f, CHART_HEIGHT * calls / most);
            float x = LEFT + (day - 1) * width;
            sheet.box(x + width * 0.15f, base - height, width * 0.7f, height, accent);
            if (day == 1 || day % 5 == 0 && day < days - 1 || day == days) {
                sheet.right(Integer.toString(day), plain, 7.5f, x + width * 0.5f + 4, base + 11, faint);
            }
        }
        sheet.line(LEFT, RIGHT, base, 0.8f, ink);
    }

    private void foot(Sheet sheet) throws IOException {
        sheet.line(LEFT, RIGHT, 772, 0.4f, rule);
        sheet.left(
                "Refused (4xx) and failed (5xx) calls are counted and cost no units. Days and months are those of UTC.",
                plain,
                8,
                LEFT,
                786,
                faint);
        sheet.left(
                "Made from the usage ledger on "
                        + statement.at().atOffset(ZoneOffset.UTC).format(MOMENT) + ".",
                plain,
                8,
                LEFT,
                798,
                faint);
    }

    /** {@code FHIR_SEARCH} reads FHIR search. */
    private static String label(Operation operation) {
        String words = operation.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.startsWith("fhir ")
                ? "FHIR " + words.substring(5)
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ENGLISH, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ENGLISH, "%,.1f MB", bytes / 1e6);
    }
}
