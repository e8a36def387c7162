package health.pratique.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ReleasePolicy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables come out clean under each policy, with the same rows. */
class TableReleaseTest {

    private static final byte[] KEY = "the key of one invented subject.".getBytes(StandardCharsets.UTF_8);
    private static final OfflineDeidentification OFFLINE = new OfflineDeidentification();

    @ParameterizedTest
    @EnumSource(ReleasePolicy.class)
    void aTableOfVisitsIsReleasedClean(ReleasePolicy policy) {
        String clean = clean(policy, """
                MRN;Patient Name;Phone;Visit Date;Lives with;Notes
                80012345;"Quarrington, Tamsin";(617) 555-0142;2024-02-29;her aunt;"Tamsin is stable;
                chart 80012345"
                80012345;"Quarrington, Tamsin";(617) 555-0142;2024-03-07;Tamsin;=A1
                """);
        assertThat(clean)
                .doesNotContain("Quarrington", "Tamsin", "80012345", "555-0142")
                .startsWith("MRN;Patient Name;Phone;Visit Date;Lives with;Notes\n")
                .contains("is stable;\nchart ", ";'=A1\n");
    }

    @ParameterizedTest
    @EnumSource(ReleasePolicy.class)
    void aTableWithoutNamesOfColumnsIsReleasedClean(ReleasePolicy policy) {
        String clean = clean(policy, """
                AB12345,Tamsin Quarrington,617-555-0142,12 Larch Street,4.1
                AB12346,James Okafor,617-555-0143,7 Elm Avenue,5.2
                AB12347,Maria Brandt,617-555-0144,91 Fir Road,6.3
                """);
        assertThat(clean)
                .doesNotContain("AB1234", "Quarrington", "Okafor", "Brandt", "555-014", "12 Larch", "7 Elm", "91 Fir")
                .contains(",4.1\n", ",5.2\n", ",6.3\n");
    }

    @ParameterizedTest
    @EnumSource(ReleasePolicy.class)
    void datesOfAEuropeanTableMoveByTheSameDays(ReleasePolicy policy) {
        String clean = clean(policy, """
                MRN;Visit Date;Result Date;Notes
                80012345;05/03/2024;2024-03-05;stable
                80012345;25/03/2024;2024-03-25;stable
                80012345;06/03/2024;2024-03-06;stable
                """);
        clean.lines().skip(1).forEach(row -> {
            String[] cells = row.split(";");
            String[] day = cells[1].split("/");
            assertThat(day.length == 3 ? day[2] + "-" + day[1] + "-" + day[0] : cells[1])
                    .isEqualTo(cells[2]);
        });
    }

    @Test
    void aTableThatBeginsLikeABinaryFormatInUtf8IsReleasedAsATable() {
        byte[] table = "BZh;Course;Result\n80012345;stable;4.1\n80012346;stable;5.2\n80012347;better;6.3\n"
                .getBytes(StandardCharsets.UTF_16LE);
        assertThat(OFFLINE.deidentify(table, ReleasePolicy.SAFE_HARBOR, KEY))
                .asString(StandardCharsets.UTF_8)
                .doesNotContain("8001234")
                .contains(";stable;4.1\n", ";stable;5.2\n", ";better;6.3\n");
    }

    private static String clean(ReleasePolicy policy, String table) {
        return new String(
                OFFLINE.deidentify(table.getBytes(StandardCharsets.UTF_8), policy, KEY), StandardCharsets.UTF_8);
    }
}
