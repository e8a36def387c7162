package health.pratique.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.local.cloud.functions.FunctionHandler;
import health.pratique.local.cloud.functions.FunctionHostFactory;
import health.pratique.local.cloud.functions.isolated.SampleZip;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What a stop in the middle of the work leaves, and functions as processes of their own. */
class LocalCloudRestartTest {

    private static final String MACHINE = "arn:aws:states:eu-west-2:000000000000:stateMachine:pipeline";

    @TempDir
    Path directory;

    private Path template;

    @BeforeEach
    void write() throws Exception {
        template = SampleTemplate.write(directory, SampleZip.HANDLER);
        SampleZip.write(directory.resolve("function.zip"));
    }

    private LocalCloud start(FunctionHostFactory functions) {
        return LocalCloud.start(
                LocalCloudOptions.of(template, functions).withPort(0).withStateDirectory(directory.resolve("state")));
    }

    private static FunctionHostFactory both(FunctionHandler handler) {
        return FunctionHostFactory.inProcess(Map.of("First", handler, "Second", handler));
    }

    private static void put(LocalCloud cloud, String key) {
        try (S3Client s3 = new Clients(cloud.endpoint()).s3()) {
            s3.putObject(request -> request.bucket("intake").key(key), RequestBody.fromString("kept"));
        }
    }

    private static ExecutionListItem only(LocalCloud cloud) {
        try (SfnClient sfn = new Clients(cloud.endpoint()).sfn()) {
            return sfn.listExecutions(request -> request.stateMachineArn(MACHINE))
                    .executions()
                    .getFirst();
        }
    }

    @Test
    void whatAKeyWrappedBeforeTheRestartOpensAfterItAndAPairStaysTheSame() {
        GenerateDataKeyResponse made;
        SdkBytes publicKey;
        try (LocalCloud cloud = start(both((function, payload) -> payload));
                KmsClient kms = new Clients(cloud.endpoint()).kms()) {
            made = kms.generateDataKey(
                    request -> request.keyId("alias/wrapping").numberOfBytes(32));
            publicKey =
                    kms.getPublicKey(request -> request.keyId("alias/signing")).publicKey();
        }
        try (LocalCloud cloud = start(both((function, payload) -> payload));
                KmsClient kms = new Clients(cloud.endpoint()).kms()) {
            assertThat(kms.decrypt(request -> request.ciphertextBlob(made.ciphertextBlob()))
                            .plaintext())
                    .isEqualTo(made.plaintext());
            assertThat(kms.getPublicKey(request -> request.keyId("alias/signing"))
                            .publicKey())
                    .isEqualTo(publicKey);
        }
    }

    @Test
    void anExecutionThatWasCutOffEndsAfterTheRestartUnderItsArn() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        String arn;
        try (LocalCloud cloud = start(both((function, payload) -> {
            working.countDown();
            new CountDownLatch(1).await();
            return payload;
        }))) {
            put(cloud, "in/cut");
            working.await();
            arn = only(cloud).executionArn();
        }
        try (LocalCloud cloud = start(both((function, payload) -> payload));
                S3Client s3 = new Clients(cloud.endpoint()).s3()) {
            assertThat(cloud.awaitIdle(Duration.ofSeconds(180))).isTrue();
            assertThat(only(cloud).executionArn()).isEqualTo(arn);
            assertThat(only(cloud).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(s3.getObjectAsBytes(request -> request.bucket("intake").key("in/cut"))
                            .asUtf8String())
                    .isEqualTo("kept");
        }
    }

    @Test
    void nothingSentWhileThePlatformStopsIsLost() throws Exception {
        Set<String> done = ConcurrentHashMap.newKeySet();
        FunctionHandler recording = (function, payload) -> {
            if (function.name().equals("second")) {
                done.add(new String(payload, StandardCharsets.UTF_8));
            }
            return payload;
        };
        int accepted = 0;
        try (LocalCloud cloud = start(both(recording))) {
            for (; accepted < 40; accepted++) {
                put(cloud, "in/" + accepted);
            }
        }
        try (LocalCloud cloud = start(both(recording))) {
            assertThat(cloud.awaitIdle(Duration.ofSeconds(180))).isTrue();
        }
        assertThat(done).hasSize(accepted);
    }

    @Test
    void nothingThatWasAnsweredForIsLostWhenThePlatformIsKilled() throws Exception {
        String seen = directory.resolve("seen").toString();
        String state = directory.resolve("state").toString();
        Process platform = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlatformMain.class.getName(),
                        template.toString(),
                        state,
                        seen)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int answered = 0;
        try (BufferedReader out = platform.inputReader();
                S3Client s3 = new Clients(URI.create(out.readLine())).s3()) {
            for (; answered < 30; answered++) {
                String key = "in/" + answered;
                s3.putObject(request -> request.bucket("intake").key(key), RequestBody.fromString("kept"));
            }
            platform.destroyForcibly().waitFor();
        }
        FunctionHandler recording = PlatformMain.recording(seen);
        try (LocalCloud cloud = start(
                FunctionHostFactory.inProcess(Map.of("First", (function, payload) -> payload, "Second", recording)))) {
            assertThat(cloud.awaitIdle(Duration.ofSeconds(180))).isTrue();
        }
        assertThat(Set.copyOf(Files.readAllLines(Path.of(seen)))).hasSize(answered);
    }

    @Test
    void theSamePipelineRunsInProcessesOfItsOwn() throws Exception {
        try (LocalCloud cloud = start(FunctionHostFactory.isolated(1))) {
            put(cloud, "in/isolated");
            assertThat(cloud.awaitIdle(Duration.ofSeconds(180))).isTrue();
            assertThat(only(cloud).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            put(cloud, "in/throw");
            assertThat(cloud.awaitIdle(Duration.ofSeconds(180))).isTrue();
            try (SfnClient sfn = new Clients(cloud.endpoint()).sfn()) {
                String arn = only(cloud).executionArn();
                assertThat(sfn.describeExecution(request -> request.executionArn(arn))
                                .output())
                        .isEqualTo("{\"error\":\"java.lang.IllegalStateException\"}");
            }
        }
        assertThat(directory.resolve("state/functions/logs")).isDirectory();
    }
}
