package health.pratique.cleaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.TableBlocks;
import health.pratique.model.ReleasePolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A table that is cleaned block by block. */
class OfflineTableTest {

    private static final String TABLE = """
            mrn,patient name,visit date,notes
            80012,"Quill, Tamsin",2024-02-29,Tamsin Quill is stable
            80013,"Orlov, Petra",2024-03-04,seen again with her aunt
            80014,"Vale, Ada",2024-03-05,"stable,
            no complaints"
            """;

    private final OfflineDeidentification offline = new OfflineDeidentification();

    @Test
    void inBlocksATableBecomesTheSameAsWhole() throws IOException {
        for (ReleasePolicy policy : ReleasePolicy.values()) {
            assertThat(inBlocks(policy, new ArrayList<>()))
                    .isEqualTo(new String(offline.deidentify(TABLE.getBytes(UTF_8), policy, new byte[32]), UTF_8));
        }
    }

    @Test
    void progressIsToldOfAllThatIsWritten() throws IOException {
        List<Long> told = new ArrayList<>();
        String clean = inBlocks(ReleasePolicy.SAFE_HARBOR, told);
        assertThat(told).hasSize(3).isSorted().last().isEqualTo((long) clean.length());
    }

    private String inBlocks(ReleasePolicy policy, List<Long> told) throws IOException {
        ByteArrayOutputStream clean = new ByteArrayOutputStream();
        TableBlocks blocks = TableBlocks.of(new ByteArrayInputStream(TABLE.getBytes(UTF_8)), 1);
        offline.deidentify(blocks, clean, policy, new byte[32], told::add);
        return clean.toString(UTF_8);
    }
}
