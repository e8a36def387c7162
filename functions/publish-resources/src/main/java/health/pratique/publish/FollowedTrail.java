package health.pratique.publish;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.audit.AuditEvent;
import health.pratique.clinical.WriteRefused;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.TransientFault;
import health.pratique.kit.AuditImage;
import health.pratique.kit.BatchResponse;
import health.pratique.kit.MeasuredWork;
import health.pratique.kit.MetricSink;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Goes through a batch event by event, and says where it has to come again. */
@ApplicationScoped
public class FollowedTrail {

    private static final Logger LOG = Logger.getLogger(FollowedTrail.class);

    private final Publisher publisher;
    private final MeasuredWork work;

    public FollowedTrail(Publisher publisher, MetricSink metrics) {
        this.publisher = publisher;
        this.work = new MeasuredWork("PublishResources", metrics);
    }

    BatchResponse take(JsonNode records) {
        for (JsonNode each : records) {
            if (each.path("eventName").asText().equals("INSERT") && !followed(each)) {
                return BatchResponse.failedAt(
                        each.path("dynamodb").path("SequenceNumber").asText());
            }
        }
        return BatchResponse.DONE;
    }

    /**
     * False when the same may go well later. What cannot is said, for an alarm to hear. A publication that failed holds up no other
     * document; the end of one comes again until nothing is left.
     */
    private boolean followed(JsonNode each) {
        AuditEvent event = AuditImage.read(each.path("dynamodb").path("NewImage"));
        if (!Publisher.concerns(event)) {
            return true;
        }
        try {
            return work.run(() -> accepted(event));
        } catch (TransientFault later) {
            LOG.warnf("document %s is published later: %s", event.documentId(), later.reason());
            return false;
        } catch (PipelineFault fault) {
            LOG.errorf("DOCUMENT_NOT_PUBLISHED %s: %s", event.documentId(), fault.reason());
            return event.action().equals(PublishedRelease.RELEASE);
        }
    }

    private boolean accepted(AuditEvent event) {
        try {
            publisher.follow(event);
        } catch (WriteRefused refused) {
            LOG.errorf("DOCUMENT_NOT_PUBLISHED %s: %s", event.documentId(), refused.defect());
        }
        return true;
    }
}
