package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rewrite writes; read again by Apache Commons CSV, which shares nothing with it. */
class TableRewriteTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mrn,name\n1,A\n2,B\n",
                "mrn,name\n1,A\n2,B",
                "mrn,name\r\n1,A\r\n2,B\r\n",
                "mrn,name\r1,A\r2,B\r",
                "mrn,name\n1,A\r\n2,B\r\r\n",
                "\uFEFFmrn,name\n1,A\n2,B\n",
                "\"mrn\",name,\"notes\"\n\"1\",A,\"x \"\"y\"\"\nz\"\n2,\"B\",\n",
                "mrn;name;notes\n1; A ;\"a;b\"\n2;B;\n;;\n",
                "mrn\tname\tnotes\n1\tA\tx y\n2\tB\t\n",
                "mrn,name,notes\n1,A\n2,B,x,y\n3,C,x\n4,C,x\n5,C,x\n6,C,x\n7,C,x\n8,C,x\n9,C,x\n10,C,x\n",
                "mrn,name,notes\n1,A,\"open\" quote\n2,B,it's\n",
                "mrn,temp,notes\n1,-1.5,+3\n2,-2%,--\n"
            })
    void whatIsKeptStaysToTheByte(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        assertThat(open(content).rewrite(field -> FieldEdit.KEEP)).isEqualTo(content);
    }

    @Test
    void onlyEditedCellsChange() {
        assertThat(replaced("mrn,name,notes\r\n\"1\",\"A, B\",  x  \r\n2,C,\"y\"\r\n", "row[1].cell[1]", "[NAME]"))
                .isEqualTo("mrn,name,notes\r\n\"1\",\"[NAME]\",  x  \r\n2,C,\"y\"\r\n");
    }

    @Test
    void aValueThatNeedsQuotesGetsThem() {
        String table = "mrn,name,notes\n1,A,x\n2,C,y\n";
        assertThat(replaced(table, "row[1].cell[2]", "a,b \"c\"\nd"))
                .isEqualTo("mrn,name,notes\n1,A,\"a,b \"\"c\"\"\nd\"\n2,C,y\n");
    }

    @Test
    void aRemovedCellIsEmptyAndItsRowStays() {
        OpenedDocument table = open("mrn,name,notes\n1,A,x\n2,C,y\n".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(table.rewrite(field -> FieldEdit.REMOVE), StandardCharsets.UTF_8))
                .isEqualTo("mrn,name,notes\n,,\n,,\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mrn,name,notes\n1,A,x\n2,C,y\n",
                "d1\td2\td3\n1\t2\t3\n4\t5\t6\n",
                "name of column|b|c\n"
                        + "1000000000000000000000|2|3\n"
                        + "1000000000000000000000|2|3\n"
                        + "1000000000000000000000|2|3\n"
                        + "\u001F||\n"
            })
    void aTableOfWhichNothingIsLeftIsStillATable(String text) {
        OpenedDocument table = open(text.getBytes(StandardCharsets.UTF_8));
        byte[] copy = table.rewrite(field -> FieldEdit.REMOVE);
        assertThat(table.reread(copy, FormatLimits.STANDARD).format()).isEqualTo(table.format());
    }

    @Test
    void aTableWhoseCellsAreWordsNowIsStillATable() {
        OpenedDocument table = open("a;b;c\n1;2;3\n4;5;6\n".getBytes(StandardCharsets.UTF_8));
        byte[] copy = table.rewrite(field -> FieldEdit.replace("one, two"));
        assertThat(table.reread(copy, FormatLimits.STANDARD).fields())
                .hasSize(9)
                .allSatisfy(cell -> assertThat(cell.value()).isEqualTo("one, two"));
    }

    @Test
    void inUtf8ATableIsNotTakenForTheBinaryFormatThatItBeginsLike() {
        OpenedDocument table = open("BZh;b;c\n1;2;3\n4;5;6\n".getBytes(StandardCharsets.UTF_16LE));
        byte[] copy = table.rewrite(field -> FieldEdit.KEEP);
        assertThat(table.reread(copy, FormatLimits.STANDARD).fields()).isEqualTo(table.fields());
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "=1+1|'=1+1",
                "@SUM(A1:A9)|'@SUM(A1:A9)",
                "+1-555-0142|'+1-555-0142",
                "-2+3|'-2+3",
                "- aspirin|'- aspirin",
                "-5|-5",
                "+1.5e3|+1.5e3",
                "-12.5%|-12.5%",
                "-$40|-$40",
                "-|-",
                "++|++",
                "'=1+1|'=1+1",
                "\uFF1D1+1|'\uFF1D1+1"
            },
            delimiter = '|',
            quoteCharacter = '~')
    void formulasAreMadeHarmlessAndNumbersAreNot(String cell, String written) {
        OpenedDocument table = open(("mrn,notes\n1," + cell + "\n2,x\n").getBytes(StandardCharsets.UTF_8));
        assertThat(new String(table.rewrite(field -> FieldEdit.KEEP), StandardCharsets.UTF_8))
                .isEqualTo("mrn,notes\n1," + written + "\n2,x\n");
    }

    @Test
    void aCallOfAProgramIsMadeHarmless() {
        String table = "mrn,notes\n1,=cmd|' /C calc'!A0\n2,x\n";
        assertThat(new String(
                        open(table.getBytes(StandardCharsets.UTF_8)).rewrite(field -> FieldEdit.KEEP),
                        StandardCharsets.UTF_8))
                .isEqualTo(table.replace("=cmd", "'=cmd"));
    }

    @Test
    void aFormulaInQuotesIsMadeHarmlessToo() {
        OpenedDocument table =
                open("mrn,notes\n1,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\n2,x\n".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(table.rewrite(field -> FieldEdit.KEEP), StandardCharsets.UTF_8))
                .isEqualTo("mrn,notes\n1,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\n2,x\n");
    }

    @Test
    void aReplacementThatIsAFormulaIsMadeHarmless() {
        assertThat(replaced("mrn,notes\n1,a\n2,b\n", "row[1].cell[1]", "=A1")).contains("1,'=A1\n");
    }

    @Test
    void theApostropheBeforeAFormulaIsNoPartOfTheValue() {
        OpenedDocument table = open("mrn,notes\n1,'=A1\n2,'tis\n".getBytes(StandardCharsets.UTF_8));
        assertThat(table.fields()).extracting(TextField::value).contains("=A1", "'tis");
    }

    @Test
    void anotherParserReadsTheSameRows() throws IOException {
        String text = "mrn;name;notes\r\n1;\"A;B\";\"x \"\"y\"\"\r\nz\"\r\n2;C;\"\"\r\n";
        OpenedDocument table = open(text.getBytes(StandardCharsets.UTF_8));
        String clean = new String(
                table.rewrite(field -> field.meaning() == FieldMeaning.PERSON_NAME
                        ? FieldEdit.replace("one; \"two\"\nthree")
                        : FieldEdit.KEEP),
                StandardCharsets.UTF_8);
        List<CSVRecord> records = CSVFormat.RFC4180
                .builder()
                .setDelimiter(';')
                .get()
                .parse(new StringReader(clean))
                .getRecords();
        assertThat(records)
                .extracting(CSVRecord::toList)
                .containsExactly(
                        List.of("mrn", "name", "notes"),
                        List.of("1", "one; \"two\"\nthree", "x \"y\"\r\nz"),
                        List.of("2", "one; \"two\"\nthree", ""));
    }

    private static String replaced(String table, String path, String value) {
        OpenedDocument opened = open(table.getBytes(StandardCharsets.UTF_8));
        return new String(
                opened.rewrite(field -> field.path().equals(path) ? FieldEdit.replace(value) : FieldEdit.KEEP),
                StandardCharsets.UTF_8);
    }

    private static OpenedDocument open(byte[] content) {
        return DocumentFormats.standard().open(content, FormatLimits.STANDARD);
    }
}
