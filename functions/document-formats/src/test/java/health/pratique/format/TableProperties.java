package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.fault.DocumentRejected;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Whatever stands in the cells, and whatever is done to them. */
class TableProperties {

    @Property(tries = 400)
    void tablesOfAnyCellsKeepTheirBytesAndTheirFields(@ForAll("rows") List<List<String>> rows) {
        byte[] content = table(rows);
        OpenedDocument opened = open(content);
        byte[] kept = opened.rewrite(field -> FieldEdit.KEEP);
        assertThat(open(kept).fields()).isEqualTo(opened.fields());
        assertThat(open(kept).rewrite(field -> FieldEdit.KEEP)).isEqualTo(kept);
        if (rows.stream().flatMap(List::stream).noneMatch(TableProperties::mayBeFormula)) {
            assertThat(kept).isEqualTo(content);
        }
    }

    @Property(tries = 400)
    void anyReplacementReadsBackAsItselfInEveryParser(
            @ForAll("rows") List<List<String>> rows, @ForAll("cells") String value) throws IOException {
        byte[] clean = open(table(rows))
                .rewrite(field -> field.path().endsWith("cell[1]") ? FieldEdit.replace(value) : FieldEdit.KEEP);
        String written = mayBeFormula(value) ? null : value;
        List<CSVRecord> records = CSVFormat.RFC4180
                .builder()
                .setIgnoreEmptyLines(false)
                .get()
                .parse(new StringReader(new String(clean, StandardCharsets.UTF_8)))
                .getRecords();
        assertThat(records).hasSize(rows.size() + 3);
        for (int at = 0; at < rows.size(); at++) {
            CSVRecord row = records.get(at + 3);
            assertThat(row.size()).isEqualTo(3);
            if (written != null && !rows.get(at).get(1).isBlank()) {
                assertThat(row.get(1)).isEqualTo(written);
            }
        }
    }

    @Property(tries = 1000)
    void nothingButARejectionComesOfAnyText(@ForAll("texts") String text) {
        try {
            OpenedDocument opened =
                    DocumentFormats.standard().open(text.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
            opened.facts();
            opened.rewrite(field -> FieldEdit.REMOVE);
            opened.rewrite(field -> FieldEdit.replace("=[NAME],\"x\n"));
        } catch (DocumentRejected refused) {
            assertThat(refused.getMessage()).doesNotContain("Zuckerman");
        }
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        return cells().list().ofSize(3).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.strings()
                .withChars("ab1 ,;\t|\"'\n\r=+-@\\[]é")
                .ofMaxLength(8)
                .filter(cell -> !cell.startsWith("\uFEFF"));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any =
                Arbitraries.strings().withChars("mrn,name\n\r\";\t|x1=\\ ").ofMaxLength(60);
        Arbitrary<String> start =
                Arbitraries.of("", "mrn,name,dob\n1,Zuckerman,1/2/60\n", "mrn;name\r\n\"1\";Zuckerman\r\n");
        return start.flatMap(head -> any.map(tail -> "x" + head.substring(Math.min(1, head.length())) + tail))
                .map(text -> text.startsWith("xrn") ? "m" + text.substring(1) : text);
    }

    /** With a header and two plain rows, so that it is a table whatever follows. */
    private static byte[] table(List<List<String>> rows) {
        return ("mrn,name,notes\n1,A,x\n2,B,y\n"
                        + rows.stream()
                                .map(row -> row.stream()
                                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                        .collect(Collectors.joining(",", "", "\n")))
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean mayBeFormula(String cell) {
        return !cell.isEmpty() && "=+-@\t\r'".indexOf(cell.charAt(0)) >= 0;
    }

    private static OpenedDocument open(byte[] content) {
        OpenedDocument opened = DocumentFormats.standard().open(content, FormatLimits.STANDARD);
        assertThat(opened).isInstanceOf(TableDocument.class);
        return opened;
    }
}
