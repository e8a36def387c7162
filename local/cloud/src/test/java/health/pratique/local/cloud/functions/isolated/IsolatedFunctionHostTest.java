package health.pratique.local.cloud.functions.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.functions.FunctionFailed;
import health.pratique.local.cloud.stores.StoreFailure;
import health.pratique.local.cloud.template.FunctionConfiguration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real function zip under the real runtime interface client. */
class IsolatedFunctionHostTest {

    @TempDir
    Path directory;

    private Path zip;
    private IsolatedFunctionHost host;

    @BeforeEach
    void start() throws IOException {
        zip = SampleZip.write(directory.resolve("function.zip"));
        host = host(1);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private IsolatedFunctionHost host(int processes) {
        return new IsolatedFunctionHost(
                IsolatedSettings.of(URI.create("http://127.0.0.1:1234"), directory.resolve("work"))
                        .withProcessesPerFunction(processes));
    }

    private FunctionConfiguration sample() {
        return SampleZip.function(zip, Duration.ofSeconds(30), Map.of("SETTING", "from the template"));
    }

    private JsonNode invoke(FunctionConfiguration function, String payload) throws Exception {
        return new ObjectMapper().readTree(host.invoke(function, payload.getBytes(StandardCharsets.UTF_8)));
    }

    private FunctionFailed failure(FunctionConfiguration function, String payload) {
        return catchThrowableOfType(FunctionFailed.class, () -> invoke(function, payload));
    }

    @Test
    void aFunctionAnswersAndItsProcessIsKept() throws Exception {
        JsonNode first = invoke(sample(), "{\"a\": \"\u00e9\"}");
        assertThat(first.at("/echo/a").asText()).isEqualTo("\u00e9");
        assertThat(first.path("remaining").asInt()).isBetween(1, 30_000);
        List<Long> processes = host.processIds();
        assertThat(invoke(sample(), "{}").path("request").asText())
                .isNotEqualTo(first.path("request").asText());
        assertThat(host.processIds()).isEqualTo(processes).hasSize(1);
    }

    @Test
    void theEnvironmentIsTheTemplatesAndLambdasAndNothingOfOurs() throws Exception {
        JsonNode environment = invoke(sample(), "\"environment\"");
        assertThat(environment.path("endpoint").asText()).isEqualTo("http://127.0.0.1:1234");
        assertThat(environment.path("setting").asText()).isEqualTo("from the template");
        assertThat(environment.path("count").asInt()).isEqualTo(19);
    }

    @Test
    void whatAHandlerThrowsIsReportedUnderItsClassName() throws Exception {
        FunctionFailed failed = failure(sample(), "\"throw\"");
        assertThat(failed.errorType()).isEqualTo("java.lang.IllegalStateException");
        JsonNode error = new ObjectMapper().readTree(failed.payload());
        assertThat(error.path("errorMessage").asText()).isEqualTo("told to");
        assertThat(error.path("stackTrace").get(0).asText()).contains("SampleFunction.handleRequest");
        assertThat(invoke(sample(), "{}").has("echo")).isTrue();
    }

    @Test
    void aProcessThatDiesIsAnExitErrorAndTheNextCallGetsANewOne() throws Exception {
        assertThat(failure(sample(), "\"exit\"").errorType()).isEqualTo("Runtime.ExitError");
        assertThat(invoke(sample(), "{}").has("echo")).isTrue();
    }

    @Test
    void aFunctionThatHangsIsTimedOutAndReplaced() throws Exception {
        FunctionConfiguration hasty = SampleZip.function(zip, Duration.ofSeconds(5), Map.of());
        assertThat(failure(hasty, "\"hang\"").errorType()).isEqualTo("Sandbox.Timedout");
        assertThat(invoke(hasty, "{}").has("echo")).isTrue();
    }

    @Test
    void aFunctionThatCannotInitialiseSaysWhyAndIsTriedAgain() {
        FunctionConfiguration broken = SampleZip.function(zip, Duration.ofSeconds(30), Map.of("FAIL_INIT", "yes"));
        for (int i = 0; i < 2; i++) {
            FunctionFailed failed = failure(broken, "{}");
            assertThat(new String(failed.payload(), StandardCharsets.UTF_8)).contains("told to fail");
        }
    }

    @Test
    void concurrentCallsRunInSoManyProcesses() throws Exception {
        host.close();
        host = host(2);
        Set<String> requests = new HashSet<>();
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<JsonNode>> twenty = Collections.nCopies(20, () -> invoke(sample(), "{}"));
            for (Future<JsonNode> answer : calls.invokeAll(twenty)) {
                requests.add(answer.get().path("request").asText());
            }
        }
        assertThat(requests).hasSize(20);
        assertThat(host.processIds()).hasSizeBetween(1, 2);
    }

    @Test
    void whatAFunctionPrintsGoesToItsLogFile() throws Exception {
        invoke(sample(), "\"print\"");
        host.close();
        assertThat(Files.readString(directory.resolve("work/logs/sample.log"))).contains("printed by sample");
    }

    @Test
    void theProcessesEndWithTheHost() throws Exception {
        invoke(sample(), "{}");
        ProcessHandle process = ProcessHandle.of(host.processIds().getFirst()).orElseThrow();
        host.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(failure(sample(), "{}").errorType()).isEqualTo("Lambda.ServiceException");
    }

    @Test
    void theProcessesEndWhenThePlatformIsKilled() throws Exception {
        Path work = Files.createDirectories(directory.resolve("killed"));
        Path errors = directory.resolve("killed.err");
        Process platform = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostMain.class.getName(),
                        work.toString())
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader out = platform.inputReader()) {
            String printed = out.readLine();
            assertThat(printed).as(() -> contents(errors)).isNotNull();
            ProcessHandle function = ProcessHandle.of(Long.parseLong(printed)).orElseThrow();
            platform.destroyForcibly();
            function.onExit().get(120, TimeUnit.SECONDS);
            assertThat(function.isAlive()).isFalse();
        }
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void aPreparedHostHasAProcessOfEachFunction() throws Exception {
        host.close();
        IsolatedSettings settings = IsolatedSettings.of(URI.create("http://127.0.0.1:1234"), directory.resolve("work"));
        host = IsolatedFunctionHost.prepared(settings, List.of(sample()));
        assertThat(host.processIds()).hasSize(1);
        FunctionConfiguration broken = SampleZip.function(zip, Duration.ofSeconds(30), Map.of("FAIL_INIT", "yes"));
        assertThatThrownBy(() -> IsolatedFunctionHost.prepared(settings, List.of(broken)))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("Sample did not start")
                .hasMessageContaining("sample.log\n")
                .hasMessageEndingWith("\n  java.lang.IllegalArgumentException: told to fail");
    }

    @Test
    void codeThatIsNotBuiltIsSaidInOneLine() {
        FunctionConfiguration missing =
                SampleZip.function(directory.resolve("none.zip"), Duration.ofSeconds(5), Map.of());
        assertThatThrownBy(() -> host.prepare(missing))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("run ./pratique build");
    }
}
