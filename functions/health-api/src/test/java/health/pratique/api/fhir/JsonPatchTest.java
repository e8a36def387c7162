package health.pratique.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6902 and its bounds. */
class JsonPatchTest {

    private static final String RESOURCE = "{\"a\":{\"b\":[1,2,3]},\"c/d\":\"x\",\"n\":1.0}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"op\":\"add\",\"path\":\"/e\",\"value\":5}] | {\"a\":{\"b\":[1,2,3]},\"c/d\":\"x\",\"n\":1.0,\"e\":5}",
                "[{\"op\":\"add\",\"path\":\"/a/b/1\",\"value\":9}] | {\"a\":{\"b\":[1,9,2,3]},\"c/d\":\"x\",\"n\":1.0}",
                "[{\"op\":\"add\",\"path\":\"/a/b/-\",\"value\":9}] | {\"a\":{\"b\":[1,2,3,9]},\"c/d\":\"x\",\"n\":1.0}",
                "[{\"op\":\"remove\",\"path\":\"/a/b/0\"}] | {\"a\":{\"b\":[2,3]},\"c/d\":\"x\",\"n\":1.0}",
                "[{\"op\":\"replace\",\"path\":\"/c~1d\",\"value\":\"y\"}] | {\"a\":{\"b\":[1,2,3]},\"c/d\":\"y\",\"n\":1.0}",
                "[{\"op\":\"move\",\"from\":\"/a/b\",\"path\":\"/b\"}] | {\"a\":{},\"c/d\":\"x\",\"n\":1.0,\"b\":[1,2,3]}",
                "[{\"op\":\"copy\",\"from\":\"/a/b\",\"path\":\"/b\"}] | {\"a\":{\"b\":[1,2,3]},\"c/d\":\"x\",\"n\":1.0,\"b\":[1,2,3]}",
                "[{\"op\":\"test\",\"path\":\"/n\",\"value\":1}] | {\"a\":{\"b\":[1,2,3]},\"c/d\":\"x\",\"n\":1.0}"
            })
    void eachOperationDoesWhatItSays(String patch, String expected) {
        assertThat(applied(patch).toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"test\",\"path\":\"/n\",\"value\":2}]",
                "[{\"op\":\"remove\",\"path\":\"/missing\"}]",
                "[{\"op\":\"replace\",\"path\":\"/a/b/7\",\"value\":1}]",
                "[{\"op\":\"add\",\"path\":\"/a/b/01\",\"value\":1}]",
                "[{\"op\":\"add\",\"path\":\"/x/y\",\"value\":1}]",
                "[{\"op\":\"move\",\"from\":\"/a\",\"path\":\"/a/z\"}]",
                "[{\"op\":\"remove\",\"path\":\"\"}]",
                "[{\"op\":\"replace\",\"path\":\"\",\"value\":7}]"
            })
    void whatCannotBeDoneIsRefused(String patch) {
        assertThatThrownBy(() -> applied(patch))
                .isInstanceOfSatisfying(FhirRefused.class, refused -> assertThat(refused.status())
                        .isEqualTo(422));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "[{}]",
                "[1]",
                "[{\"op\":\"add\",\"path\":\"/a\"}]",
                "[{\"op\":\"add\",\"path\":\"a\",\"value\":1}]",
                "[{\"op\":\"drop\",\"path\":\"/a\"}]",
                "[{\"op\":\"copy\",\"path\":\"/a\"}]"
            })
    void whatIsNoPatchIsRefused(String patch) {
        assertThatThrownBy(() -> applied(patch))
                .isInstanceOfSatisfying(FhirRefused.class, refused -> assertThat(refused.status())
                        .isEqualTo(400));
    }

    @Test
    void allIsDoneOrNothing() {
        ObjectNode resource = FhirBody.tree(RESOURCE);
        JsonPatch patch =
                patch("[{\"op\":\"add\",\"path\":\"/a/b/-\",\"value\":9},{\"op\":\"remove\",\"path\":\"/x\"}]");
        assertThatThrownBy(() -> patch.apply(resource)).isInstanceOf(FhirRefused.class);
        assertThat(resource.toString()).isEqualTo(RESOURCE);
    }

    @Test
    void copiesOfCopiesEnd() {
        StringBuilder patch = new StringBuilder("[{\"op\":\"add\",\"path\":\"/a/b\",\"value\":[[1]]}");
        for (int i = 0; i < 100; i++) {
            patch.append(",{\"op\":\"copy\",\"from\":\"/a/b\",\"path\":\"/a/b/-\"}");
        }
        assertThatThrownBy(() -> applied(patch.append(']').toString()))
                .isInstanceOfSatisfying(FhirRefused.class, refused -> assertThat(refused.status())
                        .isEqualTo(422));
    }

    private static ObjectNode applied(String patch) {
        return patch(patch).apply(FhirBody.tree(RESOURCE));
    }

    private static JsonPatch patch(String text) {
        return JsonPatch.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
