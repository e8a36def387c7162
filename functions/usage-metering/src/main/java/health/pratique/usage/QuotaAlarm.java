package health.pratique.usage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.kit.KitSettings;
import health.pratique.kit.MetricSink;
import health.pratique.kit.ServiceClients;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Tells that a partner has used 80 or 100 per cent of its month: by the metric QuotaReached, and by the event API Quota Reached. */
@ApplicationScoped
public class QuotaAlarm implements QuotaListener {

    private static final Logger LOG = Logger.getLogger(QuotaAlarm.class);

    private final KitSettings settings;
    private final MetricSink metrics;
    private final ObjectMapper json;
    private @Nullable EventBridgeClient events;

    public QuotaAlarm(KitSettings settings, MetricSink metrics, ObjectMapper json) {
        this.settings = settings;
        this.metrics = metrics;
        this.json = json;
    }

    @Override
    public void reached(Partner partner, int percent, long limit) {
        metrics.quotaReached(percent);
        ObjectNode detail = json.createObjectNode()
                .put("environment", settings.environment())
                .put("partner", partner.id())
                .put("plan", partner.plan())
                .put("percent", percent)
                .put("limit", limit);
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .source("health.pratique")
                .detailType("API Quota Reached")
                .detail(detail.toString())
                .build();
        try {
            if (client().putEvents(request -> request.entries(entry)).failedEntryCount() > 0) {
                LOG.warn("The event bus did not take that a quota is reached; the metric has it");
            }
        } catch (SdkException unreachable) {
            // The call is counted, and its answer does not wait for an alarm.
            LOG.warnf(
                    "The event bus was not told that a quota is reached; the metric has it: %s",
                    unreachable.getClass().getName());
        }
    }

    /** Made when the first quota is reached: most processes never need it. */
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
