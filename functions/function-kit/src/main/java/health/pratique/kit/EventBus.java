package health.pratique.kit;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * Tells events, for the rules of the template to act on: ids and codes only. Its client is made for the first of them, as most
 * processes never tell any. Whoever uses it has the SDK's module eventbridge.
 */
public final class EventBus implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventBus.class);
    private static final String SOURCE = "health.pratique";

    private @Nullable EventBridgeClient events;

    /**
     * @param what the event's name, such as {@code Glass Broken}
     * @throws TransientFault EVENTS_UNAVAILABLE when it was not taken
     */
    public void tell(String what, JsonNode detail) {
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .source(SOURCE)
                .detailType(what)
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

    /**
     * Tells what is found without the event too, only later: one that was not taken is said in the log and is no fault.
     *
     * @param otherwise how it is found then
     */
    public void mention(String what, JsonNode detail, String otherwise) {
        try {
            tell(what, detail);
        } catch (TransientFault lost) {
            LOG.warnf("The event bus did not take the event %s; %s", what, otherwise);
        }
    }

    private synchronized EventBridgeClient client() {
        EventBridgeClient there = events;
        if (there == null) {
            there = ServiceClients.of(EventBridgeClient.builder());
            events = there;
        }
        return there;
    }

    @Override
    public synchronized void close() {
        EventBridgeClient there = events;
        if (there != null) {
            there.close();
        }
    }
}
