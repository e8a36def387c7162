package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.ReviewCase;
import health.pratique.kit.ServiceClients;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** By the event Glass Broken, which the template's rule leads to the alert topic and to the workflow of reviews. Ids and codes only. */
@ApplicationScoped
public class GlassEvents implements GlassAlarm {

    private final ObjectMapper json;
    private @Nullable EventBridgeClient events;

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
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .source("health.pratique")
                .detailType("Glass Broken")
                .detail(detail.toString())
                .build();
        try {
            if (client().putEvents(request -> request.entries(entry)).failedEntryCount() > 0) {
                throw new TransientFault(ReasonCode.EVENTS_UNAVAILABLE);
            }
        } catch (SdkException unreachable) {
            throw new TransientFault(ReasonCode.EVENTS_UNAVAILABLE).at(unreachable);
        }
    }

    /** Made when it is first needed: most processes never need it. */
    private synchronized EventBridgeClient client() {
        EventBridgeClient there = events;
        if (there == null) {
            there = ServiceClients.of(EventBridgeClient.builder());
            events = there;
        }
        return there;
    }

    @PreDestroy
    synchronized void close() {
        EventBridgeClient there = events;
        if (there != null) {
            there.close();
        }
    }
}
