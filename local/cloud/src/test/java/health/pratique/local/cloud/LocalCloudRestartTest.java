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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    private static final int SENT = 40;

    @TempDir
    static Path stopped;

    /** As it was after the start that all look at: it came out of a stop in the middle of the work. */
    private static LocalCloud again;

    private static GenerateDataKeyResponse made;
    private static SdkBytes publicKey;
    private static String cutOff;
    private static final Set<String> DONE = ConcurrentHashMap.newKeySet();

    @TempDir
    Path directory;

    private Path template;

    @BeforeAll
    static void stopInTheMiddleAndStartAgain() throws Exception {
        Path pipeline = SampleTemplate.write(stopped, SampleZip.HANDLER);
        CountDownLatch working = new CountDownLatch(1);
        try (LocalCloud cloud = start(pipeline, stopped, recording((function, payload) -> {
                    if (new String(payload, StandardCharsets.UTF_8).contains("in/cut")) {
                        working.countDown();
                        new CountDownLatch(1).await();
                    }
                    return payload;
                }));
                KmsClient kms = new Clients(cloud.endpoint()).kms()) {
            made = kms.generateDataKey(
                    request -> request.keyId("alias/wrapping").numberOfBytes(32));
            publicKey =
                    kms.getPublicKey(request -> request.keyId("alias/signing")).publicKey();
            put(cloud, "in/cut");
            working.await();
            cutOff = only(cloud).executionArn();
            for (int i = 0; i < SENT; i++) {
                put(cloud, "in/sent-" + i);
            }
        }
        again = start(pipeline, stopped, recording((function, payload) -> payload));
        assertThat(again.awaitIdle(Duration.ofSeconds(180))).isTrue();
    }

    @AfterAll
    static void stop() {
        again.close();
    }

    private static FunctionHostFactory recording(FunctionHandler first) {
        FunctionHandler second = (function, payload) -> {
            DONE.add(new String(payload, StandardCharsets.UTF_8));
            return payload;
        };
        return FunctionHostFactory.inProcess(Map.of("First", first, "Second", second));
    }

    @BeforeEach
    void write() throws Exception {
        template = SampleTemplate.write(directory, SampleZip.HANDLER);
        SampleZip.write(directory.resolve("function.zip"));
    }

    private LocalCloud start(FunctionHostFactory functions) {
        return start(template, directory, functions);
    }

    private static LocalCloud start(Path template, Path directory, FunctionHostFactory functions) {
        return LocalCloud.start(
                LocalCloudOptions.of(template, functions).withPort(0).withStateDirectory(directory.resolve("state")));
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
        try (KmsClient kms = new Clients(again.endpoint()).kms()) {
            assertThat(kms.decrypt(request -> request.ciphertextBlob(made.ciphertextBlob()))
                            .plaintext())
                    .isEqualTo(made.plaintext());
            assertThat(kms.getPublicKey(request -> request.keyId("alias/signing"))
                            .publicKey())
                    .isEqualTo(publicKey);
        }
    }

    @Test
    void anExecutionThatWasCutOffEndsAfterTheRestartUnderItsArn() {
        try (SfnClient sfn = new Clients(again.endpoint()).sfn();
                S3Client s3 = new Clients(again.endpoint()).s3()) {
            assertThat(sfn.listExecutionsPaginator(request -> request.stateMachineArn(MACHINE)).executions().stream()
                            .map(execution ->
                                    sfn.describeExecution(request -> request.executionArn(execution.executionArn())))
                            .filter(execution -> execution.input().contains("in/cut")))
                    .singleElement()
                    .satisfies(execution -> {
                        assertThat(execution.executionArn()).isEqualTo(cutOff);
                        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
                    });
            assertThat(s3.getObjectAsBytes(request -> request.bucket("intake").key("in/cut"))
                            .asUtf8String())
                    .isEqualTo("kept");
        }
    }

    @Test
    void nothingSentWhileThePlatformStopsIsLost() {
        assertThat(DONE).filteredOn(event -> event.contains("in/sent-")).hasSize(SENT);
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
