package health.pratique.retraction;

import health.pratique.kit.ServiceClients;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The event bus, for which Quarkus has no extension. */
public class EventProducers {

    @Produces
    @Singleton
    public EventBridgeClient events() {
        return ServiceClients.of(EventBridgeClient.builder());
    }
}
