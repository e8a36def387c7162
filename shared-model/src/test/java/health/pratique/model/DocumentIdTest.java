package health.pratique.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** A repeated event finds the same document, and no other. */
class DocumentIdTest {

    @Test
    void theSameVersionHasTheSameId() {
        assertThat(DocumentId.of("b", "k", "v")).isEqualTo(DocumentId.of("b", "k", "v"));
    }

    @Property
    void movingTextFromOneFieldToTheNextChangesTheId(@ForAll @StringLength(min = 1, max = 9) String key) {
        assertThat(DocumentId.of("b", key, "v")).isNotEqualTo(DocumentId.of("b" + key, "", "v"));
        assertThat(DocumentId.of("b", key, "v")).isNotEqualTo(DocumentId.of("b", "", key + "v"));
    }
}
