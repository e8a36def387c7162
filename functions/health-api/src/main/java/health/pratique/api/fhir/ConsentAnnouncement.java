package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import health.pratique.kit.ServiceClients;
import health.pratique.model.Custodian;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * Tells by the event {@code Consent Changed} that documents under way, and copies that are out, are to be looked at now. Nothing
 * depends on it: the change is on record, and the sweeper's next round finds it there.
 */
@ApplicationScoped
public class ConsentAnnouncement {

    private static final Logger LOG = Logger.getLogger(ConsentAnnouncement.class);

    private @Nullable EventBridgeClient events;

    void changed(Custodian custodian) {
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .source("health.pratique")
                .detailType("Consent Changed")
                .detail(JsonNodeFactory.instance
                        .objectNode()
                        .put("custodian", custodian.value())
                        .toString())
                .build();
        try {
            if (client().putEvents(request -> request.entries(entry)).failedEntryCount() > 0) {
                LOG.warn("The event bus did not take that a consent has changed; the sweeper's next round follows it");
            }
        } catch (SdkException unreachable) {
            LOG.warnf(
                    "The event bus was not told that a consent has changed; the sweeper's next round follows it: %s",
                    unreachable.getClass().getName());
        }
    }

    /** Made for the first change: most processes never need it. */
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
