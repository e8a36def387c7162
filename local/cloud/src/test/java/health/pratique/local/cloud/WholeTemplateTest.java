package health.pratique.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.functions.FunctionHandler;
import health.pratique.local.cloud.functions.FunctionHostFactory;
import health.pratique.local.cloud.stores.RepositoryHome;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.SamTemplate;
import health.pratique.local.cloud.template.StateMachineResource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The project's own template and state machine on a platform, with functions that do as little as they can. */
class WholeTemplateTest {

    private static final Path TEMPLATE =
            RepositoryHome.locate().directory().resolve("sam").resolve("template.yaml");

    /** Every function fails, so that the workflow takes its way to the dead-letter queue. */
    private static final FunctionHandler FAILING = (function, payload) -> {
        throw new IllegalArgumentException("no");
    };

    private static Map<String, FunctionHandler> handlers() {
        return SamTemplate.read(TEMPLATE, Map.of()).functions().stream()
                .collect(Collectors.toMap(FunctionConfiguration::logicalId, function -> FAILING));
    }

    @Test
    void theTemplateHasWhatThePlatformNeeds() {
        SamTemplate template = SamTemplate.read(TEMPLATE, Map.of("WorkflowType", "EXPRESS"));
        assertThat(template.functions()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(template.functions())
                .allSatisfy(function ->
                        assertThat(function.code()).as("the link to the zip").isSymbolicLink());
        // What rotates passwords knows of no document.
        assertThat(template.functions())
                .filteredOn(function -> !function.logicalId().equals("RotateSecretFunction"))
                .allSatisfy(function -> assertThat(function.environment())
                        .containsKeys("PRATIQUE_DOCUMENTS_TABLE", "PRATIQUE_INTAKE_BUCKET"));
        assertThat(template.stateMachines().getFirst().type()).isEqualTo(StateMachineResource.Type.EXPRESS);
        assertThat(template.stateMachines().getFirst().definition()).doesNotContain("${");
        assertThat(template.buckets())
                .filteredOn(bucket -> bucket.eventBridge())
                .hasSize(1);
        assertThat(template.rules().getFirst().targets()).hasSize(1);
    }

    @Test
    void prodCanBeReadAndIsNoSmaller() {
        SamTemplate prod = SamTemplate.read(
                TEMPLATE, Map.of("EnvironmentSuffix", "prod", "DatabaseInstanceClass", "db.m7g.large"));
        assertThat(prod.functions())
                .allSatisfy(function ->
                        assertThat(function.name()).startsWith("pratique-").endsWith("-prod"));
        assertThat(prod.buckets())
                .filteredOn(bucket -> bucket.retention().isPresent())
                .hasSize(3);
        assertThatThrownBy(() -> SamTemplate.read(TEMPLATE, Map.of("EnvironmentSuffix", "prod")))
                .hasMessageStartingWith("Rules.ProdHasRoom: DatabaseInstanceClass is too small for prod");
    }

    @Test
    void wrongParametersAreAnsweredWithWhatToChange() {
        assertThatThrownBy(() -> SamTemplate.read(TEMPLATE, Map.of("EnvironmentSuffix", "Dev")))
                .hasMessageContaining("give 2 to 16 lower-case letters");
        assertThatThrownBy(() -> SamTemplate.read(TEMPLATE, Map.of("ApiDomainName", "api.example.org")))
                .hasMessageContaining("give ApiCertificateArn");
        assertThatThrownBy(() -> SamTemplate.read(TEMPLATE, Map.of("StreamIntake", "kinesis")))
                .hasMessageContaining("give StreamCustodians");
        assertThatThrownBy(() -> SamTemplate.read(TEMPLATE, Map.of("StreamCustodians", "harbor-clinic")))
                .hasMessageContaining("give StreamIntake=kinesis");
        assertThatThrownBy(() -> SamTemplate.read(
                        TEMPLATE, Map.of("StreamIntake", "kinesis", "StreamCustodians", "Harbor Clinic")))
                .hasMessageContaining("names of custodians with commas between them");
    }

    @Test
    void theIntakeStreamIsThereForWhoAsksForIt() {
        assertThat(SamTemplate.read(TEMPLATE, Map.of()).dataStreams()).isEmpty();
        SamTemplate asked = SamTemplate.read(
                TEMPLATE, Map.of("StreamIntake", "kinesis", "StreamCustodians", "harbor-clinic,north-lab"));
        assertThat(asked.dataStreams()).hasSize(1);
        assertThat(asked.streamSources())
                .filteredOn(source -> !source.ofTable())
                .hasSize(1);
        assertThat(asked.functions())
                .filteredOn(function -> function.logicalId().equals("IngestStreamFunction"))
                .allSatisfy(function -> assertThat(function.environment())
                        .containsEntry("PRATIQUE_STREAM_CUSTODIANS", "harbor-clinic,north-lab"))
                .hasSize(1);
    }

    @Test
    void thePlatformIsWhatTheTemplateSays() throws Exception {
        try (LocalCloud cloud =
                LocalCloud.start(LocalCloudOptions.of(TEMPLATE, FunctionHostFactory.inProcess(handlers()))
                        .withPort(0))) {
            Clients clients = new Clients(cloud.endpoint());
            try (SecretsManagerClient secrets = clients.secrets()) {
                theSecretOpensTheDatabase(cloud.environmentOf("CheckConsentFunction"), "CONSENT", secrets);
                theSecretOpensTheDatabase(cloud.environmentOf("EraseSubjectFunction"), "CLINICAL", secrets);
            }
            try (KmsClient kms = clients.kms()) {
                String key = cloud.environmentOf("StoreDocumentFunction").get("PRATIQUE_SUBJECT_KEYS_WRAPPING_KEY");
                assertThat(kms.generateDataKey(request -> request.keyId(key).numberOfBytes(32))
                                .keyId())
                        .isEqualTo(key);
            }
            try (S3Client s3 = clients.s3();
                    SfnClient sfn = clients.sfn();
                    SqsClient sqs = clients.sqs()) {
                aDocumentThatNothingTakesEndsInTheDeadLetterQueue(cloud, s3, sfn, sqs);
            }
        }
    }

    private static void theSecretOpensTheDatabase(
            Map<String, String> environment, String which, SecretsManagerClient secrets) throws Exception {
        JsonNode login = new ObjectMapper()
                .readTree(secrets.getSecretValue(
                                request -> request.secretId(environment.get("PRATIQUE_" + which + "_DATABASE_SECRET")))
                        .secretString());
        try (Connection connection = DriverManager.getConnection(
                environment.get("PRATIQUE_" + which + "_DATABASE_URL"),
                login.path("username").asText(),
                login.path("password").asText())) {
            assertThat(connection.isValid(5)).isTrue();
        }
        String key = secrets.getSecretValue(request -> request.secretId(environment.get("PRATIQUE_SUBJECT_KEY_SECRET")))
                .secretString();
        assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThanOrEqualTo(32);
    }

    private static void aDocumentThatNothingTakesEndsInTheDeadLetterQueue(
            LocalCloud cloud, S3Client s3, SfnClient sfn, SqsClient sqs) throws Exception {
        String bucket = cloud.environmentOf("ValidateDocumentFunction").get("PRATIQUE_INTAKE_BUCKET");
        s3.putObject(request -> request.bucket(bucket).key("intake/acme/note.txt"), RequestBody.fromString("a sample"));
        assertThat(cloud.awaitIdle(Duration.ofSeconds(180))).isTrue();
        String machine = sfn.listStateMachines().stateMachines().getFirst().stateMachineArn();
        ExecutionListItem execution = sfn.listExecutions(request -> request.stateMachineArn(machine))
                .executions()
                .getFirst();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        String queue = sqs.listQueues(request -> request.queueNamePrefix("pratique-dead-letter"))
                .queueUrls()
                .getFirst();
        String body = sqs.receiveMessage(request -> request.queueUrl(queue))
                .messages()
                .getFirst()
                .body();
        JsonNode letter = new ObjectMapper().readTree(body);
        assertThat(letter.path("execution").asText()).isEqualTo(execution.executionArn());
        assertThat(letter.at("/event/detail/object/key").asText()).isEqualTo("intake/acme/note.txt");
        assertThat(letter.path("step").asText()).isEqualTo("QuarantineDocument");
    }
}
