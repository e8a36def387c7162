package health.pratique.local.cloud.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.template.StreamSource;
import health.pratique.local.cloud.template.TemplateInvalid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which records of a stream are for a function. */
class RecordFilterTest {

    private static final JsonNode PUT = stream("INSERT", "put");
    private static final JsonNode GONE = stream("REMOVE", "gone");

    @Test
    void withoutAPatternEveryRecordIs() {
        assertThat(new RecordFilter(source()).wanted(List.of(PUT, GONE))).containsExactly(PUT, GONE);
    }

    @Test
    void aRecordThatMatchesOneOfThePatternsIs() {
        RecordFilter filter = new RecordFilter(source(
                "{\"eventName\": [\"REMOVE\"]}", "{\"dynamodb\": {\"NewImage\": {\"action\": {\"S\": [\"other\"]}}}}"));

        assertThat(filter.wanted(List.of(PUT, GONE))).containsExactly(GONE);
    }

    @Test
    void aPatternThatLambdaWouldRefuseIsNamed() {
        StreamSource source = source("{}", "{\"eventName\": \"INSERT\"}");

        assertThatThrownBy(() -> new RecordFilter(source))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageContaining("Source.FilterCriteria.Filters[");
    }

    private static StreamSource source(String... patterns) {
        return new StreamSource(
                "Source",
                true,
                "trail",
                "reader",
                10,
                Duration.ZERO,
                List.of(patterns),
                1,
                Optional.empty(),
                true,
                true,
                Optional.empty());
    }

    private static ObjectNode stream(String name, String action) {
        ObjectNode one = JsonNodeFactory.instance.objectNode().put("eventName", name);
        one.putObject("dynamodb").putObject("NewImage").putObject("action").put("S", action);
        return one;
    }
}
