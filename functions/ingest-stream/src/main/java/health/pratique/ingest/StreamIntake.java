package health.pratique.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.BatchResponse;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.KitSettings;
import health.pratique.kit.MeasuredWork;
import health.pratique.kit.MetricSink;
import health.pratique.model.Custodian;
import health.pratique.stream.EnvelopeReader;
import health.pratique.stream.StreamEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Takes the records of a batch in their order, each to its end: an object in the intake bucket, or kept with a reason. What fails
 * for want of a store has no end; it is where the batch begins when it comes again, and nothing behind it is lost.
 */
@ApplicationScoped
public class StreamIntake {

    private static final Logger LOG = Logger.getLogger(StreamIntake.class);
    private static final String STEP = "IngestStream";

    private final RecordStore store;
    private final CustodianTrail trail;
    private final MetricSink metrics;
    private final KitSettings settings;
    private final AllowedSenders senders;
    private final EnvelopeReader envelopes;

    public StreamIntake(
            RecordStore store, CustodianTrail trail, MetricSink metrics, KitSettings settings, IngestSettings ingest) {
        this.store = store;
        this.trail = trail;
        this.metrics = metrics;
        this.settings = settings;
        this.senders = AllowedSenders.of(ingest);
        this.envelopes = new EnvelopeReader(ingest.maxRecordBytes());
    }

    /** @return from which record on the batch is to come again */
    BatchResponse take(JsonNode records) {
        MeasuredWork work = new MeasuredWork(STEP, metrics);
        int placed = 0;
        int kept = 0;
        try {
            for (JsonNode each : records) {
                StreamRecord one = StreamRecord.read(each);
                try {
                    if (work.run(() -> isPlaced(one))) {
                        placed++;
                    } else {
                        kept++;
                    }
                } catch (PipelineFault fault) {
                    LOG.warnf("record %s is tried again: %s", one, fault.getMessage());
                    return BatchResponse.failedAt(one.sequenceNumber());
                }
            }
            return BatchResponse.DONE;
        } finally {
            metrics.streamed(placed, kept);
        }
    }

    /** What names no custodian that may send, is nobody's: its word on record must not stand among a custodian's own. */
    private boolean isPlaced(StreamRecord one) {
        try {
            StreamEnvelope envelope = envelopes.read(one.data());
            if (senders.include(envelope.custodian())) {
                store.place(one, envelope);
                return true;
            }
            keep(one, ReasonCode.CUSTODIAN_NOT_LISTED);
        } catch (DocumentRejected rejected) {
            keep(one, rejected.reason());
        } catch (PipelineFault fault) {
            throw fault;
        } catch (RuntimeException | StackOverflowError defect) {
            // Come again, it would meet the same, and hold up its shard for a day.
            LOG.error("a record met a defect", new InternalFault(ReasonCode.DEFECT).at(defect));
            keep(one, ReasonCode.DEFECT);
        }
        return false;
    }

    /** First the record, then word of it: cut off in between, it comes again, and is told of then. */
    private void keep(StreamRecord one, ReasonCode reason) {
        String key = store.keep(one, reason);
        trail.record(
                Custodian.UNASSIGNED,
                new AuditEntry(
                        "function:" + STEP,
                        settings.functionVersion(),
                        "KeepStreamRecord",
                        AuditOutcome.REFUSED,
                        reason,
                        Map.of(
                                "shard", one.shard(),
                                "sequenceNumber", one.sequenceNumber(),
                                "keptAs", key,
                                "bytes", Integer.toString(one.data().length))));
        // An alarm counts these; the words are for whoever follows it.
        LOG.warnf("record %s is kept in the quarantine bucket: %s", one, reason);
    }
}
