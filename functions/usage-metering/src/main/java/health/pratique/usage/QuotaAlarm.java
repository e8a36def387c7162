package health.pratique.usage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.kit.EventBus;
import health.pratique.kit.KitSettings;
import health.pratique.kit.MetricSink;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells that a partner has used 80 or 100 per cent of its month: by the metric QuotaReached, and by the event API Quota Reached. */
@ApplicationScoped
public class QuotaAlarm implements QuotaListener {

    private final KitSettings settings;
    private final MetricSink metrics;
    private final ObjectMapper json;
    private final EventBus bus = new EventBus();

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
        // The call is counted, and its answer does not wait for an alarm.
        bus.mention("API Quota Reached", detail, "the metric has it that a quota is reached");
    }

    @PreDestroy
    void close() {
        bus.close();
    }
}
