package health.pratique.ingest;

import static health.pratique.ingest.IngestFixture.HARBOR;
import static health.pratique.ingest.IngestFixture.SHARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.BatchResponse;
import health.pratique.model.Custodian;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** From the stream into the bucket, over real stores. */
class StreamIntakeTest {

    private static final byte[] GARBLED = "Maria Nachtigall, no JSON".getBytes(StandardCharsets.UTF_8);

    private final IngestFixture at = new IngestFixture();

    @Test
    void aRecordIsAnObjectWithTheMetadataOfItsEnvelope() {
        String number = at.note(HARBOR, "Seen today.");
        assertThat(at.intake.take(at.batch)).isEqualTo(BatchResponse.DONE);
        String key = "intake/harbor-clinic/stream/" + SHARD + "/" + number + ".txt";
        assertThat(at.versions(at.settings.intakeBucket())).containsExactly(key);
        ResponseBytes<GetObjectResponse> object = at.s3.getObjectAsBytes(
                request -> request.bucket(at.settings.intakeBucket()).key(key));
        assertThat(object.asUtf8String()).isEqualTo("Seen today.");
        assertThat(object.response().contentType()).isEqualTo("text/plain");
        assertThat(object.response().metadata())
                .containsEntry("patient-id", "H-1")
                .containsEntry("purpose-of-use", "HRESCH");
    }

    @Test
    void aRecordThatComesAgainIsOneVersionOfOneObject() {
        at.note(HARBOR, "Seen today.");
        at.intake.take(at.batch);
        assertThat(at.intake.take(at.batch)).isEqualTo(BatchResponse.DONE);
        assertThat(at.versions(at.settings.intakeBucket())).hasSize(1);
    }

    @Test
    void anUnreadableRecordIsKeptAsItCameAndTheBatchGoesOn() {
        at.note(HARBOR, "Seen today.");
        String number = at.add(GARBLED);
        at.note(HARBOR, "Seen tomorrow.");
        assertThat(at.intake.take(at.batch)).isEqualTo(BatchResponse.DONE);
        assertThat(at.versions(at.settings.intakeBucket())).hasSize(2);
        String key = "stream/" + SHARD + "/" + number;
        ResponseBytes<GetObjectResponse> kept = at.s3.getObjectAsBytes(
                request -> request.bucket(at.settings.quarantineBucket()).key(key));
        assertThat(kept.asByteArray()).isEqualTo(GARBLED);
        assertThat(kept.response().metadata()).containsEntry("reason", "ENVELOPE_INVALID");
        assertThat(at.counted.batches).containsExactly("2 placed, 1 kept");
    }

    @Test
    void theTrailNamesTheKeptRecordsPlaceAndReasonAndNothingOfItsContent() {
        String number = at.add(GARBLED);
        at.intake.take(at.batch);
        AuditEvent told = at.told().getFirst();
        assertThat(told.action()).isEqualTo("KeepStreamRecord");
        assertThat(told.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(told.reason()).isEqualTo(ReasonCode.ENVELOPE_INVALID);
        assertThat(told.facts())
                .containsEntry("shard", SHARD)
                .containsEntry("sequenceNumber", number)
                .containsEntry("keptAs", "stream/" + SHARD + "/" + number)
                .containsEntry("bytes", Integer.toString(GARBLED.length));
        assertThat(told.toJson()).doesNotContain("Nachtigall");
    }

    @Test
    void aCustodianThatMayNotSendHereIsKeptAndIsNotToldOfInItsOwnTrail() {
        Custodian other = new Custodian("somebody-else");
        at.note(other, "Seen today.");
        assertThat(at.intake.take(at.batch)).isEqualTo(BatchResponse.DONE);
        assertThat(at.versions(at.settings.intakeBucket())).isEmpty();
        assertThat(at.told().getFirst().reason()).isEqualTo(ReasonCode.CUSTODIAN_NOT_LISTED);
        assertThat(at.trail.events(other)).isEmpty();
    }

    @Test
    void aRecordOverTheLimitIsKept() {
        at.add(new byte[4097]);
        assertThat(at.intake.take(at.batch)).isEqualTo(BatchResponse.DONE);
        assertThat(at.told().getFirst().reason()).isEqualTo(ReasonCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void aKeptRecordThatComesAgainIsKeptOnce() {
        at.add(GARBLED);
        at.intake.take(at.batch);
        at.intake.take(at.batch);
        assertThat(at.versions(at.settings.quarantineBucket())).hasSize(1);
    }

    @Test
    void theFirstRecordThatFailsIsWhereTheBatchComesAgain() {
        at.note(HARBOR, "Seen today.");
        String failed = at.add(GARBLED);
        at.note(HARBOR, "Seen tomorrow.");
        at.dynamo.deleteTable(request -> request.tableName(at.settings.auditTable()));
        assertThat(at.intake.take(at.batch)).isEqualTo(BatchResponse.failedAt(failed));
        assertThat(at.versions(at.settings.intakeBucket())).hasSize(1);
        assertThat(at.counted.batches).containsExactly("1 placed, 0 kept");
    }

    @Test
    void whileTheStoreIsAwayNothingIsPassedOver() {
        String first = at.note(HARBOR, "Seen today.");
        at.add(GARBLED);
        StreamIntake away = at.intake(IngestFixture.s3(URI.create("http://127.0.0.1:1")));
        assertThat(away.take(at.batch)).isEqualTo(BatchResponse.failedAt(first));
    }

    @Test
    void whatLambdaDoesNotMakeOfARecordIsADefect() {
        at.batch.addObject().put("eventID", "shardId-1:../../elsewhere");
        assertThatThrownBy(() -> at.intake.take(at.batch))
                .isInstanceOf(InternalFault.class)
                .hasMessageStartingWith(ReasonCode.DEFECT.name());
    }
}
