package health.pratique.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts of resources. */
class SubsetTest {

    private static final String OBSERVATION = """
            {"resourceType":"Observation","id":"o1","meta":{"versionId":"2"},"text":{"status":"generated","div":"<div/>"},
             "status":"final","code":{"text":"Cholesterol"},"valueQuantity":{"value":182},"_valueQuantity":{"id":"x"},
             "note":[{"text":"fasting"}]}""";

    @Test
    void theElementsThatAreNamedStayWithThoseThatAreMandatory() {
        assertThat(fields(Subset.asked(null, "note")))
                .containsExactlyInAnyOrder("resourceType", "id", "meta", "status", "code", "note");
    }

    @Test
    void aChoiceIsNamedWithoutItsType() {
        assertThat(fields(Subset.asked(null, "value"))).contains("valueQuantity", "_valueQuantity");
    }

    @Test
    void aSummaryHasWhatFhirMarksAsOne() {
        assertThat(fields(Subset.asked("true", null)))
                .contains("status", "code", "valueQuantity")
                .doesNotContain("text", "note");
    }

    @Test
    void dataIsAllButTheNarrative() {
        assertThat(fields(Subset.asked("data", null))).contains("note").doesNotContain("text");
    }

    @Test
    void whatIsIncompleteSaysSo() {
        assertThat(Subset.asked("text", null).of(OBSERVATION)).contains("SUBSETTED");
    }

    @Test
    void aWholeResourceIsNotTouched() {
        assertThat(Subset.asked("false", null).of(OBSERVATION)).isSameAs(OBSERVATION);
    }

    @Test
    void anUnknownSummaryIsRefused() {
        assertThatThrownBy(() -> Subset.asked("all", null)).isInstanceOf(FhirRefused.class);
    }

    private static List<String> fields(Subset subset) {
        ObjectNode resource = FhirBody.tree(subset.of(OBSERVATION));
        List<String> fields = new ArrayList<>();
        resource.fieldNames().forEachRemaining(fields::add);
        return fields;
    }
}
