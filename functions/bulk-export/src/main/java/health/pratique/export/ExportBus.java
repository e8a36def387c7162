package health.pratique.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import health.pratique.kit.ServiceClients;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * Tells by the event {@code Export Requested}, which a rule of the template brings to the worker. An event that gets lost is told
 * again when its client asks how far the export is.
 */
@ApplicationScoped
public class ExportBus implements ExportEvents {

    private static final Logger LOG = Logger.getLogger(ExportBus.class);

    private @Nullable EventBridgeClient events;

    @Override
    public void wanted(ExportJob job) {
        String detail =
                JsonNodeFactory.instance.objectNode().put("export", job.entry()).toString();
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .source("health.pratique")
                .detailType("Export Requested")
                .detail(detail)
                .build();
        try {
            if (client().putEvents(request -> request.entries(entry)).failedEntryCount() > 0) {
                LOG.warn(
                        "The event bus did not take that an export is wanted; it is told again when its status is asked for");
            }
        } catch (SdkException unreachable) {
            LOG.warnf(
                    "The event bus was not told that an export is wanted; it is told again when its status is asked for: %s",
                    unreachable.getClass().getName());
        }
    }

    /** Made for the first export: most processes never need it. */
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
