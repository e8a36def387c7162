package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the day or the month of a date stands first is told by its column. */
class TableDayOrderTest {

    @ParameterizedTest
    @CsvSource({
        "05/03/2024, 25/03/2024, 2024-03-05",
        "5.3.2024, 25.3.2024, 2024-03-05",
        "05-03-24, 25-03-24, 2024-03-05",
        "05/03/2024 14:30, 25/03/2024 09:00, 2024-03-05 14:30",
        "05/03/2024, 03/25/2024, 05/03/2024",
        "05/03/2024, 06/03/2024, 05/03/2024",
        "2024-03-05, 25/03/2024, 2024-03-05"
    })
    void oneDateOfAColumnDecidesForTheOthers(String date, String other, String shown) {
        assertThat(dates("mrn;visit date;x\n1;" + date + ";a\n1;" + other + ";b\n"))
                .startsWith(shown);
        assertThat(dates("mrn;visit date;x\n1;" + other + ";a\n1;" + date + ";b\n"))
                .endsWith(shown);
    }

    @Test
    void columnsDecideForThemselvesAlone() {
        assertThat(dates("mrn,visit date,lab date\n1,25/03/2024,05/04/2024\n1,05/03/2024,04/25/2024\n"))
                .containsExactly("2024-03-25", "05/04/2024", "2024-03-05", "04/25/2024");
    }

    @Test
    void aColumnThatHasBothDecidesNothing() {
        assertThat(dates("mrn,visit date,x\n1,25/03/2024,a\n1,03/25/2024,b\n1,05/03/2024,c\n"))
                .containsExactly("25/03/2024", "03/25/2024", "05/03/2024");
    }

    @Test
    void aDateFarBehindDecidesInADocument() {
        String table = "mrn,visit date,x\n" + "1,05/03/2024,a\n".repeat(30_000) + "1,25/03/2024,b\n";
        assertThat(dates(table).getFirst()).isEqualTo("2024-03-05");
    }

    @Test
    void aBirthDateIsReadInTheOrderOfItsColumn() {
        OpenedDocument table = open("mrn,dob,x\n7,05/03/1951,a\n8,25/03/1960,b\n");
        assertThat(table.facts().patients().getFirst().birthDate()).isEqualTo("1951-03-05");
        assertThat(open("mrn,visit date,x\n1,05/03/2024,a\n1,25/03/2024,b\n")
                        .facts()
                        .dates())
                .containsExactly("2024-03-05", "2024-03-25");
    }

    @Test
    void aDateThatStaysIsNotTouchedAndOneThatMovesIsIso() {
        OpenedDocument table = open("mrn,visit date,x\n1,05/03/2024,a\n1,25/03/2024,b\n");
        assertThat(new String(
                        table.rewrite(field ->
                                field.value().equals("2024-03-05") ? FieldEdit.replace("2024-03-12") : FieldEdit.KEEP),
                        StandardCharsets.UTF_8))
                .isEqualTo("mrn,visit date,x\n1,2024-03-12,a\n1,25/03/2024,b\n");
    }

    private static List<String> dates(String table) {
        return open(table).fields().stream()
                .filter(field -> field.meaning() == FieldMeaning.DATE)
                .map(TextField::value)
                .toList();
    }

    private static OpenedDocument open(String table) {
        return DocumentFormats.standard().open(table.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
    }
}
