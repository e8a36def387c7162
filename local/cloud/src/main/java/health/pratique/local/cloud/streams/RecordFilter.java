package health.pratique.local.cloud.streams;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.cloud.template.StreamSource;
import health.pratique.local.cloud.template.TemplateInvalid;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** Which records of a stream are for the function: those that match a pattern of the mapping's {@code FilterCriteria}. */
final class RecordFilter {

    private final boolean takesAll;
    private final Machine matcher = Machine.builder().build();

    /** @throws TemplateInvalid naming the pattern that Lambda would refuse */
    RecordFilter(StreamSource source) {
        this.takesAll = source.patterns().isEmpty();
        for (int i = 0; i < source.patterns().size(); i++) {
            try {
                matcher.addRule("pattern-" + i, source.patterns().get(i));
            } catch (IOException | RuntimeException e) {
                throw new TemplateInvalid(
                        source.logicalId() + ".FilterCriteria.Filters[" + i + "].Pattern", "is not an event pattern");
            }
        }
    }

    List<JsonNode> wanted(List<JsonNode> records) {
        return takesAll
                ? records
                : records.stream()
                        .filter(each -> !matcher.rulesForJSONEvent(each).isEmpty())
                        .toList();
    }
}
