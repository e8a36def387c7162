package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.stores.RepositoryHome;
import health.pratique.local.cloud.template.SamTemplate;
import health.pratique.local.cloud.template.StreamSource;
import health.pratique.publish.Publisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The template wakes publish-resources for the events that it follows, no fewer. */
class PublishedEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theFilterNamesEachSignThatThePublisherFollows() throws Exception {
        StreamSource source = SamTemplate.read(
                        RepositoryHome.locate().directory().resolve("sam/template.yaml"), Map.of())
                .streamSources()
                .stream()
                .filter(each -> each.function().contains("publish-resources"))
                .findFirst()
                .orElseThrow();

        List<String> actions = new ArrayList<>();
        for (String pattern : source.patterns()) {
            JsonNode named = JSON.readTree(pattern).at("/dynamodb/NewImage/action/S");
            named.forEach(action -> actions.add(action.asText()));
        }

        assertThat(actions).containsExactlyInAnyOrderElementsOf(Publisher.SIGNS);
    }
}
