package health.pratique.local.cloud.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.asl.Interpreter;
import health.pratique.local.asl.Pause;
import health.pratique.local.asl.Standing;
import health.pratique.local.cloud.journal.Journal;
import health.pratique.local.cloud.template.StateMachineResource;
import health.pratique.local.cloud.wire.Outstanding;
import health.pratique.local.cloud.wire.ServiceError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Executions that wait for an answer from outside, and what becomes of them when the platform stops. */
@Timeout(300)
class TaskTokensTest {

    private static final String ARN = "arn:aws:states:eu-west-2:000000000000:stateMachine:review";
    private static final String DEFINITION = """
        {"QueryLanguage": "JSONata", "StartAt": "Open", "States": {
           "Open": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"step": "Open"}, "Next": "Ask"},
           "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                   "Arguments": {"step": "Ask", "token": "{% $states.context.Task.Token %}"}, "Next": "Apply"},
           "Apply": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                     "Arguments": {"step": "Apply", "decision": "{% $states.input %}"}, "End": true}}}
        """;
    private static final JsonNode RELEASE =
            new ObjectMapper().createObjectNode().put("action", "RELEASE");
    private static final Standing.Answer ANSWER = new Standing.Answer.Success(RELEASE);

    @TempDir
    Path directory;

    private final Outstanding outstanding = new Outstanding();
    private final BlockingQueue<JsonNode> calls = new LinkedBlockingQueue<>();
    private final List<Executions> all = new ArrayList<>();

    @AfterEach
    void stop() {
        all.forEach(Executions::close);
    }

    @Test
    void anExecutionThatWaitsForAnAnswerLeavesThePlatformIdleAndTakesNoTurn() throws Exception {
        Executions executions =
                executions(Journal.inMemory(), ExecutionLimits.usual().withRunning(1));
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            executions.start(ARN, Optional.empty(), RELEASE);
            tokens.add(asked());
        }
        idle();
        for (String token : tokens) {
            executions.tokens().answer(token, ANSWER);
        }
        idle();
        assertThat(executions.all()).allMatch(view -> view.status() == ExecutionStatus.SUCCEEDED);
    }

    @Test
    void theAnswerIsTheOutputOfTheTask() throws Exception {
        Executions executions = executions(Journal.inMemory(), ExecutionLimits.usual());
        executions.start(ARN, Optional.empty(), RELEASE);
        executions.tokens().answer(asked(), ANSWER);
        assertThat(called("Apply").path("decision")).isEqualTo(RELEASE);
    }

    @Test
    void aTokenIsGoodForOneAnswer() throws Exception {
        Executions executions = executions(Journal.inMemory(), ExecutionLimits.usual());
        executions.start(ARN, Optional.empty(), RELEASE);
        String token = asked();
        executions.tokens().answer(token, ANSWER);
        idle();
        assertThatThrownBy(() -> executions.tokens().answer(token, ANSWER)).satisfies(is("TaskTimedOut"));
        assertThatThrownBy(() -> executions.tokens().heartbeat(token)).satisfies(is("TaskTimedOut"));
    }

    @Test
    void whatIsNoTokenIsRefused() {
        Executions executions = executions(Journal.inMemory(), ExecutionLimits.usual());
        assertThatThrownBy(() -> executions.tokens().answer("guess", ANSWER)).satisfies(is("InvalidToken"));
        String unknown = executions.tokens().newToken();
        assertThatThrownBy(() -> executions.tokens().answer(unknown, ANSWER)).satisfies(is("TaskTimedOut"));
    }

    @Test
    void anExecutionThatWaitedWhenThePlatformStoppedWaitsUnderTheSameTokenAndDoesNothingTwice() throws Exception {
        Path file = directory.resolve("executions");
        Executions before = executions(Journal.open(file), ExecutionLimits.usual());
        ExecutionView waiting = before.start(ARN, Optional.of("review-1"), RELEASE);
        String token = asked();
        idle();
        before.close();
        calls.clear();

        Executions after = executions(Journal.open(file), ExecutionLimits.usual());
        after.resume();
        after.tokens().answer(token, ANSWER);
        called("Apply");
        idle();
        assertThat(after.store().find(waiting.arn()).orElseThrow().view().status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(calls).isEmpty();
        assertThatThrownBy(() -> after.tokens().answer(token, ANSWER)).satisfies(is("TaskTimedOut"));
    }

    @Test
    void anAnswerThatWasAcceptedIsNotLostWhenThePlatformStops() throws Exception {
        Path file = directory.resolve("executions");
        Executions before = executions(Journal.open(file), ExecutionLimits.usual());
        ExecutionView waiting = before.start(ARN, Optional.of("review-1"), RELEASE);
        String token = asked();
        idle();
        // As when the process dies: what the journal holds is all that is left.
        Journal copy = Journal.open(Files.copy(file, directory.resolve("copy")));
        Executions between = executions(copy, ExecutionLimits.usual().withRunning(1));
        between.resume();
        between.tokens().answer(token, ANSWER);
        idle();
        assertThat(between.store().find(waiting.arn()).orElseThrow().view().status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(copy.unfinished()).isEmpty();
    }

    @Test
    void whereAnExecutionStoodIsReadAsItWasWritten() {
        Standing standing = new Standing(
                "Ask",
                RELEASE,
                Map.of("attempt", RELEASE),
                Instant.parse("2026-03-14T01:59:26.535Z"),
                "token",
                true,
                new Standing.Answer.Failure("Refused", "why"));
        assertThat(StandingJson.read(StandingJson.write(standing))).isEqualTo(standing);
        Standing wait = new Standing("Wait", RELEASE, Map.of(), Instant.EPOCH, null, false, null);
        assertThat(StandingJson.read(StandingJson.write(wait))).isEqualTo(wait);
    }

    private Executions executions(Journal journal, ExecutionLimits limits) {
        StateMachineResource resource = new StateMachineResource(
                "Review", "review", ARN, StateMachineResource.Type.STANDARD, "arn:role", DEFINITION);
        Executions executions = new Executions(
                new StateMachines(List.of(resource), Instant.now()),
                new Interpreter(
                        (_, arguments, _) -> {
                            calls.add(arguments);
                            return arguments;
                        },
                        Pause.realTime(),
                        new SplittableRandom(),
                        InstantSource.system()),
                journal,
                outstanding,
                limits,
                ExecutionListener.NO_OP);
        all.add(executions);
        return executions;
    }

    private String asked() throws InterruptedException {
        return called("Ask").path("token").asText();
    }

    private JsonNode called(String step) throws InterruptedException {
        while (true) {
            JsonNode call = calls.poll(120, TimeUnit.SECONDS);
            assertThat(call).as("a call of " + step).isNotNull();
            if (call.path("step").asText().equals(step)) {
                return call;
            }
        }
    }

    private void idle() throws InterruptedException {
        assertThat(outstanding.awaitNone(Duration.ofSeconds(120))).isTrue();
    }

    private static Consumer<Throwable> is(String type) {
        return failure -> assertThat(failure)
                .isInstanceOfSatisfying(
                        ServiceError.class, error -> assertThat(error.type()).isEqualTo(type));
    }
}
