package health.pratique.retraction;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.DocumentRecord;
import health.pratique.model.ObjectLocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * What the rules of the template act on: they start the workflow, and tell consumers and security. At least once each;
 * references and codes only.
 */
@ApplicationScoped
public class PipelineEvents {

    private static final String SOURCE = "health.pratique";

    private final EventBridgeClient events;
    private final ObjectMapper json;

    public PipelineEvents(EventBridgeClient events, ObjectMapper json) {
        this.events = events;
        this.json = json;
    }

    /** A document in quarantine is to go through the workflow again. */
    public void reprocess(DocumentRecord held) {
        put("Document Reprocess Requested", located(held.location()), null);
    }

    /** A document is to go through the workflow in the place of the run that holds it. */
    public void redrive(DocumentRecord lost) {
        put("Document Redrive Requested", located(lost.location()).put("after", lost.execution()), null);
    }

    /** A document has arrived that no run has ever taken up. */
    public void start(ObjectLocation arrived, Instant arrivedAt) {
        put("Document Redrive Requested", located(arrived), arrivedAt);
    }

    /** A released copy is gone; whoever took one may not use it any more. */
    public void retracted(DocumentRecord released, ObjectLocation copy, ReasonCode reason) {
        ObjectNode detail = told(released, reason);
        detail.put("bucket", copy.bucket()).put("key", copy.key());
        put("Document Retracted", detail, null);
    }

    /** A document waits for a person because its runs were lost. */
    public void abandoned(DocumentRecord lost, ReasonCode reason) {
        put("Document Abandoned", told(lost, reason), null);
    }

    private ObjectNode told(DocumentRecord document, ReasonCode reason) {
        return json.createObjectNode()
                .put("documentId", document.id().value())
                .put("custodian", document.custodian().value())
                .put("execution", document.execution())
                .put("reason", reason.name())
                .put("remedy", reason.remedy());
    }

    private ObjectNode located(ObjectLocation location) {
        ObjectNode detail = json.createObjectNode();
        detail.putObject("bucket").put("name", location.bucket());
        detail.putObject("object").put("key", location.key()).put("version-id", location.versionId());
        return detail;
    }

    private void put(String type, ObjectNode detail, @Nullable Instant time) {
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .source(SOURCE)
                .detailType(type)
                .detail(detail.toString())
                .time(time)
                .build();
        try {
            if (events.putEvents(request -> request.entries(entry)).failedEntryCount() > 0) {
                throw new TransientFault(ReasonCode.EVENTS_UNAVAILABLE);
            }
        } catch (SdkException unreachable) {
            throw new TransientFault(ReasonCode.EVENTS_UNAVAILABLE).at(unreachable);
        }
    }
}
