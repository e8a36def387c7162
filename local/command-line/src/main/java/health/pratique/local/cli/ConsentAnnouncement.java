package health.pratique.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.model.Custodian;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Tells the sweeper that a consent has changed, so that documents under way stop now and not at the next round. */
final class ConsentAnnouncement {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventBridgeClient events;

    ConsentAnnouncement(EventBridgeClient events) {
        this.events = events;
    }

    /** @return whether the bus took it; if not, nothing is lost: the change is on record, and the next round finds it there */
    boolean changed(Custodian custodian) {
        try {
            return events.putEvents(request -> request.entries(PutEventsRequestEntry.builder()
                                    .source("health.pratique")
                                    .detailType("Consent Changed")
                                    .detail(JSON.createObjectNode()
                                            .put("custodian", custodian.value())
                                            .toString())
                                    .build()))
                            .failedEntryCount()
                    == 0;
        } catch (SdkException away) {
            return false;
        }
    }
}
