package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.CustodianChain;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.DocumentRecord;
import health.pratique.local.cli.PlatformProcess.Outcome;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** Documents that come on the intake stream, over the whole platform: stream, function, workflow, trail. */
class StreamIT {

    private static final String STREAM = "pratique-intake-stream-dev";

    @TempDir
    static Path folder;

    private static PlatformProcess platform;
    private static Connection connection;
    private static Clinic clinic;

    @BeforeAll
    static void start() throws Exception {
        platform = PlatformProcess.up(
                "--ephemeral", "--port", "0", "-p", "StreamIntake=kinesis", "-p", "StreamCustodians=harbor-clinic");
        connection = platform.connect();
        clinic = new Clinic(platform, connection, folder);
    }

    @AfterAll
    static void stop() {
        connection.close();
        platform.close();
    }

    @Test
    void aDocumentThatComesByTheStreamIsReleased() throws Exception {
        clinic.consent("P-streamed");
        Outcome sent = send("P-streamed", "harbor-clinic");
        assertThat(sent.exitCode()).as(sent.output()).isZero();
        DocumentRecord document = clinic.document(sent);
        assertThat(document.status()).isEqualTo(DocumentStatus.RELEASED);
        assertThat(document.location().key()).startsWith("intake/harbor-clinic/stream/shardId-00000000000");
        var release = document.release();
        assertThat(release).isNotNull();
        String text = connection
                .s3()
                .getObjectAsBytes(request -> request.bucket(release.bucket()).key(release.key()))
                .asUtf8String();
        assertThat(text).doesNotContain(Clinic.PLANTED.toArray(String[]::new)).contains("cough");
    }

    @Test
    void aRecordThatTheFunctionIsGivenTwiceIsOneDocument() throws Exception {
        clinic.consent("P-twice");
        DocumentRecord document = clinic.document(send("P-twice", "harbor-clinic"));
        String[] place = document.location().key().split("/");
        assertThat(given(place[3], place[4])).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(versions(document.location().key())).isEqualTo(1);
        assertThat(clinic.document(document.id()).status()).isEqualTo(DocumentStatus.RELEASED);
    }

    @Test
    void aRecordThatIsNoDocumentIsKeptWithItsPlaceAndReasonOnRecord() throws Exception {
        PutRecordResponse put = put("Anselm Quillfeather, no JSON");
        AuditEvent told = told(put);
        assertThat(told.reason()).isEqualTo(ReasonCode.ENVELOPE_INVALID);
        assertThat(told.toJson()).doesNotContain("Quillfeather");
        String bucket = connection.info().setting("PRATIQUE_QUARANTINE_BUCKET");
        String key = told.facts().get("keptAs");
        assertThat(connection
                        .s3()
                        .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                        .asUtf8String())
                .isEqualTo("Anselm Quillfeather, no JSON");
        assertThat(platform.logs())
                .contains("record " + put.shardId() + "/" + put.sequenceNumber() + " is kept")
                .doesNotContain("Quillfeather");
    }

    @Test
    void aCustodianThatMayNotSendHereIsKeptOut() {
        PutRecordResponse put = put("{\"custodian\":\"somebody-else\",\"content\":\"\"}");
        assertThat(told(put).reason()).isEqualTo(ReasonCode.CUSTODIAN_NOT_LISTED);
        assertThat(versions("intake/somebody-else/")).isZero();
    }

    private static Outcome send(String patient, String custodian) throws Exception {
        Path note = Files.write(folder.resolve(patient + ".txt"), Clinic.NOTE.getBytes(StandardCharsets.UTF_8));
        return platform.client(
                "submit",
                note.toString(),
                "--custodian",
                custodian,
                "--patient",
                patient,
                "--purpose",
                "HRESCH",
                "--kind",
                "PROGRESS_NOTE",
                "--stream",
                "--wait");
    }

    private static PutRecordResponse put(String text) {
        return connection.kinesis().putRecord(request -> request.streamName(STREAM)
                .partitionKey("any")
                .data(SdkBytes.fromUtf8String(text)));
    }

    /** What the trail says of a record that is kept. */
    private static AuditEvent told(PutRecordResponse put) {
        DocumentId chain = CustodianChain.id(Custodian.UNASSIGNED);
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() - deadline < 0) {
            for (AuditEvent event : connection.operator().events(chain)) {
                if (put.sequenceNumber().equals(event.facts().get("sequenceNumber"))) {
                    return event;
                }
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("nothing is told of the record");
    }

    private static long versions(String prefix) {
        List<ObjectVersion> versions = connection
                .s3()
                .listObjectVersions(request ->
                        request.bucket(connection.info().intakeBucket()).prefix(prefix))
                .versions();
        return versions.size();
    }

    /** The record read from the stream again, and handed to the function, as a redrive does. */
    private static String given(String shard, String number) {
        String iterator = connection
                .kinesis()
                .getShardIterator(request -> request.streamName(STREAM)
                        .shardId(shard)
                        .shardIteratorType("AT_SEQUENCE_NUMBER")
                        .startingSequenceNumber(number))
                .shardIterator();
        var found = connection
                .kinesis()
                .getRecords(request -> request.shardIterator(iterator).limit(1))
                .records()
                .getFirst();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ObjectNode one = event.putArray("Records").addObject().put("eventID", shard + ":" + number);
        one.putObject("kinesis").put("data", found.data().asByteArray());
        InvokeResponse answer = connection.functions().invoke(request -> request.functionName(
                        "pratique-ingest-stream-dev")
                .payload(SdkBytes.fromUtf8String(event.toString())));
        return answer.payload().asUtf8String();
    }
}
