package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import health.pratique.kit.EventBus;
import health.pratique.model.Custodian;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells by the event {@code Consent Changed} that documents under way, and copies that are out, are to be looked at now. Nothing
 * depends on it: the change is on record, and the sweeper's next round finds it there.
 */
@ApplicationScoped
public class ConsentAnnouncement {

    private final EventBus bus = new EventBus();

    void changed(Custodian custodian) {
        bus.mention(
                "Consent Changed",
                JsonNodeFactory.instance.objectNode().put("custodian", custodian.value()),
                "the sweeper's next round follows the change");
    }

    @PreDestroy
    void close() {
        bus.close();
    }
}
