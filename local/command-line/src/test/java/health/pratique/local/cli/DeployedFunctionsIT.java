package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.DocumentRecord;
import health.pratique.local.cli.PlatformProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The archives that are deployed, under AWS's runtime interface client and with the template's environment: of those functions
 * that no document passes on its way, which the demonstration never invokes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeployedFunctionsIT {

    @TempDir
    static Path folder;

    private static PlatformProcess platform;
    private static Connection connection;
    private static Clinic clinic;

    @BeforeAll
    static void start() throws Exception {
        platform = PlatformProcess.up(
                "--ephemeral",
                "--port",
                "0",
                "--isolated",
                "-p",
                "StreamIntake=kinesis",
                "-p",
                "StreamCustodians=harbor-clinic");
        connection = platform.connect();
        clinic = new Clinic(platform, connection, folder);
    }

    @AfterAll
    static void stop() {
        connection.close();
        platform.close();
    }

    @Test
    void theSweeperTakesBackWhatIsWithdrawn() throws Exception {
        clinic.consent("P-withdrawn");
        DocumentRecord released = clinic.document(clinic.submit("P-withdrawn"));
        assertThat(released.release()).isNotNull();
        clinic.withdraw("P-withdrawn");

        Outcome swept = platform.client("sweep");

        assertThat(swept.exitCode()).as(swept.output()).isZero();
        assertThat(clinic.document(released.id()).reason()).isEqualTo(ReasonCode.CONSENT_WITHDRAWN);
    }

    @Test
    void whatComesOnTheIntakeStreamIsPlacedAndReleased() throws Exception {
        clinic.consent("P-streamed");
        Path note = Files.writeString(folder.resolve("streamed.txt"), Clinic.NOTE);

        Outcome sent = platform.client(
                "submit",
                note.toString(),
                "--custodian",
                "harbor-clinic",
                "--patient",
                "P-streamed",
                "--purpose",
                "HRESCH",
                "--stream",
                "--wait");

        assertThat(sent.exitCode()).as(sent.output()).isZero();
        assertThat(clinic.document(sent).location().key()).contains("/stream/shardId-");
    }

    @Test
    void theEraserIssuesItsCertificate() throws Exception {
        clinic.consent("P-erased");
        DocumentRecord released = clinic.document(clinic.submit("P-erased"));

        Outcome erased = clinic.erase("P-erased", "--yes", "--record-held-by", "main EHR");

        assertThat(erased.exitCode()).as(erased.output()).isZero();
        assertThat(erased.output()).contains("CERTIFIED  1 document", "erased  intake");
        assertThat(clinic.document(released.id()).reason()).isEqualTo(ReasonCode.SUBJECT_ERASED);
    }

    @Test
    void theLearnerLooksAtTheClinicAndAtWhatNamesNoCustodian() throws Exception {
        clinic.submit("P-learned");

        JsonNode report = new LongCall(connection.info())
                .invoke("pratique-learn-forest", JsonNodeFactory.instance.objectNode(), "the learner failed");

        assertThat(report.toString()).isEqualTo("{\"custodians\":{\"TOO_LITTLE\":2}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sweep-pipeline | counts
        anchor-audit   | number
        learn-forest   | custodians
        erase-subject  | PLANNED
        ingest-stream  | {"batchItemFailures":[]}
        """)
    void aSampleEventOfTheTemplateIsAnsweredByItsFunction(String function, String said) throws Exception {
        JsonNode event = new ObjectMapper()
                .readTree(TemplateText.HOUSE
                        .resolve("sam/events/" + function + ".json")
                        .toFile());

        JsonNode answer =
                new LongCall(connection.info()).invoke("pratique-" + function, event, function + " refused its sample");

        assertThat(answer.toString()).contains(said);
    }

    @Test
    void theSampleOfAnArrivalIsAnEventThatTheWorkflowEnds() throws Exception {
        String event = Files.readString(TemplateText.HOUSE.resolve("sam/events/document-pipeline.json"));

        String run = connection
                .workflows()
                .startExecution(request ->
                        request.stateMachineArn(connection.info().workflow()).input(event))
                .executionArn();

        assertThat(clinic.outputOf(run)).contains("REJECTED", ReasonCode.OBJECT_NOT_FOUND.name());
    }

    /** The last, so that it speaks of the others' calls, too. */
    @Test
    @Order(Integer.MAX_VALUE)
    void noCallOfAFunctionWasRefusedByAPolicy() {
        platform.client("sweep");

        Outcome access = platform.client("access", "--allowed");

        assertThat(access.output()).contains("SweepPipelineFunction  ", " 0 kinds of call refused");
        assertThat(access.exitCode()).as(access.output()).isZero();
    }
}
