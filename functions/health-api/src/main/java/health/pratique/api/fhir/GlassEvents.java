package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.kit.EventBus;
import health.pratique.kit.ReviewCase;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** By the event Glass Broken, which the template's rule leads to the alert topic and to the workflow of reviews. Ids and codes only. */
@ApplicationScoped
public class GlassEvents implements GlassAlarm {

    private final ObjectMapper json;
    private final EventBus bus = new EventBus();

    public GlassEvents(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void raise(ReviewCase access) {
        ObjectNode detail = json.createObjectNode()
                .put("custodian", access.custodian().value())
                .put("review", access.id())
                .put("emergency", access.facts().get("emergency"))
                .put("client", access.facts().get("client"))
                .put("reader", access.facts().get("reader"))
                .put("remedy", access.reason().remedy());
        bus.tell("Glass Broken", detail);
    }

    @PreDestroy
    void close() {
        bus.close();
    }
}
