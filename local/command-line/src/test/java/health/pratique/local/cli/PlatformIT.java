package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.fault.ReasonCode;
import health.pratique.kit.DocumentRecord;
import health.pratique.local.cli.PlatformProcess.Outcome;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a running platform holds to while things go wrong. */
class PlatformIT {

    @TempDir
    static Path folder;

    private static PlatformProcess platform;
    private static Connection connection;
    private static Clinic clinic;

    @BeforeAll
    static void start() throws Exception {
        platform = PlatformProcess.up("--ephemeral", "--port", "0");
        connection = platform.connect();
        clinic = new Clinic(platform, connection, folder);
    }

    @AfterAll
    static void stop() {
        connection.close();
        platform.close();
    }

    @Test
    void aSubmittedNoteIsReleasedWithoutAnythingThatTellsWhoThePatientIs() throws Exception {
        clinic.consent("P-released");
        Outcome submitted = clinic.submit("P-released");
        assertThat(submitted.exitCode()).as(submitted.output()).isZero();
        DocumentRecord document = clinic.document(submitted);
        var release = document.release();
        assertThat(release).isNotNull();
        String text = connection
                .s3()
                .getObjectAsBytes(request -> request.bucket(release.bucket()).key(release.key()))
                .asUtf8String();
        assertThat(text).contains("Lungs are clear").doesNotContain(Clinic.PLANTED);
    }

    @Test
    void noCallOfADocumentsWayIsRefusedByAPolicy() throws Exception {
        clinic.consent("P-allowed");
        clinic.submit("P-allowed");
        clinic.submit("P-never-asked");
        Outcome access = platform.client("access", "--allowed");
        assertThat(access.output())
                .contains("ValidateDocumentFunction  s3:GetObjectVersion", "DocumentPipeline  lambda:InvokeFunction")
                .contains(" 0 kinds of call refused");
        assertThat(access.exitCode()).as(access.output()).isZero();
    }

    @Test
    void eachDocumentOfAZipEndsOnItsOwn() throws Exception {
        clinic.consent("P-zipped");
        Path archive = folder.resolve("visit.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            entry(zip, "note.txt", Clinic.NOTE.getBytes(StandardCharsets.UTF_8));
            entry(
                    zip,
                    "two.csv",
                    "MRN,Last Name,DOB\nP-zipped,Vale,1961-03-14\nP-other,Orr,1970-01-02\n"
                            .getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream letter = new ByteArrayOutputStream();
            try (ZipOutputStream docx = new ZipOutputStream(letter)) {
                entry(docx, "[Content_Types].xml", new byte[0]);
            }
            entry(zip, "letter.docx", letter.toByteArray());
        }
        Outcome submitted = clinic.submit(archive, "P-zipped");
        assertThat(submitted.exitCode()).as(submitted.output()).isEqualTo(3);
        assertThat(submitted.output())
                .contains("UNPACKED", "RELEASED", "METADATA_CONFLICT", "FORMAT_UNSUPPORTED")
                .doesNotContain("QUARANTINED");
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    @Test
    void noTraceOfThePatientIsLeftInStateLogsAlertsOrTables() throws Exception {
        clinic.consent("P-traced");
        DocumentRecord released = clinic.document(clinic.submit("P-traced"));
        DocumentRecord held = clinic.document(clinic.submit("P-nobody-asked"));
        assertThat(held.status()).isEqualTo(DocumentStatus.QUARANTINED);
        List<String> traces = new ArrayList<>(List.of(platform.logs()));
        connection
                .workflows()
                .listExecutionsPaginator(
                        request -> request.stateMachineArn(connection.info().workflow()))
                .executions()
                .forEach(execution -> connection
                        .workflows()
                        .getExecutionHistoryPaginator(request ->
                                request.executionArn(execution.executionArn()).includeExecutionData(true))
                        .events()
                        .forEach(event -> traces.add(event.toString())));
        for (String table :
                List.of(connection.info().documentsTable(), connection.info().auditTable())) {
            connection
                    .dynamo()
                    .scanPaginator(request -> request.tableName(table))
                    .items()
                    .forEach(item -> traces.add(item.toString()));
        }
        assertThat(traces).anyMatch(trace -> trace.contains(released.id().value()));
        assertThat(traces).allSatisfy(trace -> assertThat(trace).doesNotContain(Clinic.PLANTED));
    }

    @Test
    void anEventDeliveredFiveTimesMakesOneRunAndOneRelease() throws Exception {
        clinic.consent("P-repeated");
        DocumentRecord document = clinic.document(clinic.submit("P-repeated"));
        long rows = connection.operator().events(document.id()).size();
        String event = """
            {"version":"0","id":"1","detail-type":"Object Created","source":"aws.s3","time":"2026-02-03T10:00:00Z",
             "detail":{"bucket":{"name":"%s"},"object":{"key":"%s","version-id":"%s","size":1}}}
            """.formatted(
                        document.location().bucket(),
                        document.location().key(),
                        document.location().versionId());
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            runs.add(connection
                    .workflows()
                    .startExecution(
                            request -> request.stateMachineArn(connection.info().workflow())
                                    .input(event))
                    .executionArn());
        }
        for (String run : runs) {
            assertThat(clinic.outputOf(run)).contains("DUPLICATE");
        }
        assertThat(connection.operator().events(document.id())).hasSize((int) rows);
        var release = document.release();
        assertThat(release).isNotNull();
        assertThat(connection
                        .s3()
                        .listObjectVersions(
                                request -> request.bucket(release.bucket()).prefix(release.key()))
                        .versions())
                .hasSize(1);
    }

    @Test
    void withoutTheConsentDatabaseNothingIsReleasedAndAfterwardsItCanBeReprocessed() throws Exception {
        clinic.consent("P-outage");
        assertThat(platform.client("database", "stop").exitCode()).isZero();
        DocumentRecord held;
        try {
            held = clinic.document(clinic.submit("P-outage"));
        } finally {
            assertThat(platform.client("database", "start").exitCode()).isZero();
        }
        assertThat(held.status()).isEqualTo(DocumentStatus.QUARANTINED);
        assertThat(held.reason()).isEqualTo(ReasonCode.CONSENT_STORE_UNAVAILABLE);
        Outcome again = platform.client("reprocess", held.id().value(), "--wait");
        assertThat(again.output()).contains("RELEASED");
    }

    @Test
    void aWithdrawalTakesBackTheCopyThatIsOut() throws Exception {
        clinic.consent("P-withdrawn");
        DocumentRecord released = clinic.document(clinic.submit("P-withdrawn"));
        var release = released.release();
        assertThat(release).isNotNull();
        Outcome withdrawn =
                platform.client("consent", "withdraw", "--custodian", "harbor-clinic", "--patient", "P-withdrawn");
        assertThat(withdrawn.exitCode()).as(withdrawn.output()).isZero();
        Outcome swept = platform.client("sweep");
        assertThat(swept.exitCode()).as(swept.output()).isZero();
        DocumentRecord held = connection.operator().document(released.id()).orElseThrow();
        assertThat(held.status()).isEqualTo(DocumentStatus.QUARANTINED);
        assertThat(held.reason()).isEqualTo(ReasonCode.CONSENT_WITHDRAWN);
        assertThat(connection
                        .s3()
                        .listObjectVersions(
                                request -> request.bucket(release.bucket()).prefix(release.key()))
                        .versions())
                .isEmpty();
    }

    @Test
    void anErasedPatientIsGoneAndTheCertificateHolds() throws Exception {
        clinic.consent("P-erased");
        DocumentRecord released = clinic.document(clinic.submit("P-erased"));
        Outcome planned = clinic.erase("P-erased", "--dry-run");
        assertThat(planned.output()).contains("PLANNED", "would go  released");
        Outcome erased = clinic.erase("P-erased", "--yes", "--record-held-by", "main EHR");
        assertThat(erased.exitCode()).as(erased.output()).isZero();
        assertThat(erased.output()).contains("CERTIFIED", "erased  intake");
        DocumentRecord held = connection.operator().document(released.id()).orElseThrow();
        assertThat(held.status()).isEqualTo(DocumentStatus.QUARANTINED);
        assertThat(held.reason()).isEqualTo(ReasonCode.SUBJECT_ERASED);
        Path certificate = folder.resolve("certificate.json");
        Outcome saved = platform.client(
                "erasure",
                "show",
                "--custodian",
                "harbor-clinic",
                erased.output().substring(0, 36),
                "--save",
                certificate.toString());
        assertThat(saved.exitCode()).as(saved.output()).isZero();
        Outcome verified = PlatformProcess.run("erasure", "verify", certificate.toString());
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        assertThat(clinic.erase("P-erased", "--yes").output()).contains("nothing is known of this patient");
        assertThat(clinic.document(clinic.submit("P-erased")).reason()).isEqualTo(ReasonCode.CONSENT_MISSING);
    }

    @Test
    void anAuditRowAlteredByHandIsNamed() throws Exception {
        clinic.consent("P-altered");
        DocumentRecord document = clinic.document(clinic.submit("P-altered"));
        assertThat(platform.client(
                                "audit", "verify", "--document", document.id().value())
                        .exitCode())
                .isZero();
        alter(document.id(), "0000000003", "someone else");
        Outcome verified =
                platform.client("audit", "verify", "--document", document.id().value());
        assertThat(verified.exitCode()).isEqualTo(4);
        assertThat(verified.output()).contains(document.id() + "  row 3");
    }

    @Test
    void aBusyPortIsToldInOneLineThatSaysWhatToDo() throws Exception {
        Outcome second = PlatformProcess.run(
                "up",
                "--ephemeral",
                "--port",
                Integer.toString(platform.endpoint().getPort()));
        assertThat(second.exitCode()).isNotZero();
        assertThat(second.output().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains(Integer.toString(platform.endpoint().getPort()));
    }

    @Test
    void afterAStopNothingIsLeftRunning() throws Exception {
        try (PlatformProcess other = PlatformProcess.up("--ephemeral", "--port", "0")) {
            List<ProcessHandle> processes = other.processes();
            List<Integer> ports = List.of(other.endpoint().getPort(), other.databasePort());
            assertThat(ports).allMatch(PlatformIT::listens);
            assertThat(other.stop()).isTrue();
            assertThat(processes).noneMatch(ProcessHandle::isAlive);
            assertThat(ports).noneMatch(PlatformIT::listens);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static void alter(DocumentId id, String sequence, String actor) {
        connection.dynamo().updateItem(request -> request.tableName(
                        connection.info().auditTable())
                .key(Map.of(
                        "documentId", AttributeValue.fromS(id.value()),
                        "sequence", AttributeValue.fromS(sequence)))
                .updateExpression("SET actor = :actor")
                .expressionAttributeValues(Map.of(":actor", AttributeValue.fromS(actor))));
    }
}
