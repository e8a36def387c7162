package health.pratique.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import health.pratique.kit.EventBus;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells by the event {@code Export Requested}, which a rule of the template brings to the worker. An event that gets lost is told
 * again when its client asks how far the export is.
 */
@ApplicationScoped
public class ExportBus implements ExportEvents {

    private final EventBus bus = new EventBus();

    @Override
    public void wanted(ExportJob job) {
        bus.mention(
                "Export Requested",
                JsonNodeFactory.instance.objectNode().put("export", job.entry()),
                "it is told again when the export's status is asked for");
    }

    @PreDestroy
    void close() {
        bus.close();
    }
}
