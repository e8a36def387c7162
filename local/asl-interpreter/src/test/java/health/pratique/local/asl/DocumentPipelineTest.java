package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The workflow that is deployed runs here as it is. */
class DocumentPipelineTest {

    private static final String EVENT = """
            {"detail": {"bucket": {"name": "intake"}, "object": {"key": "intake/acme/a.txt", "version-id": "1"}}}""";

    private static final Map<String, String> ANSWERS = Map.of(
            "ValidateDocumentFunction", "{\"intake\": \"NEW\", \"document\": {\"id\": \"d1\"}}",
            "CheckConsentFunction", "{\"document\": {\"id\": \"d1\"}, \"consent\": {\"decision\": \"PERMIT\"}}",
            "DetectPhiFunction", "{\"document\": {\"id\": \"d1\"}}",
            "CheckComplianceFunction", "{\"document\": {\"id\": \"d1\"}, \"compliance\": {\"passed\": true}}",
            "ScoreFraudFunction",
                    "{\"document\": {\"id\": \"d1\"}, \"compliance\": {\"passed\": true}, \"fraud\": {\"score\": 0.07, \"threshold\": 0.8}}",
            "StoreDocumentFunction", "{\"outcome\": {\"status\": \"RELEASED\"}}",
            "QuarantineDocumentFunction",
                    "{\"outcome\": {\"status\": \"QUARANTINED\"}, \"alert\": {\"subject\": \"s\", \"message\": \"m\"},"
                            + " \"review\": {\"custodian\": \"harbor-clinic\", \"id\": \"held-d1\"}}");

    @Test
    void aCleanDocumentIsReleased() {
        Trial trial = Trial.of(definition(), DocumentPipelineTest::answer);

        assertThat(trial.output(EVENT)).isEqualTo(Trial.json("{\"outcome\": {\"status\": \"RELEASED\"}}"));
        assertThat(entered(trial))
                .containsExactly(
                        "ValidateDocument",
                        "WhatArrived",
                        "CheckConsent",
                        "WhoPermitted",
                        "DetectPhi",
                        "CheckCompliance",
                        "ScoreFraud",
                        "AssessRisk",
                        "StoreDocument",
                        "Released");
    }

    @Test
    void anArchiveThatIsUnpackedEndsThere() {
        Trial trial = Trial.of(
                definition(),
                (resource, arguments, timeout) -> Trial.json("{\"Payload\": {\"intake\": \"UNPACKED\"}}"));

        trial.output(EVENT);

        assertThat(entered(trial)).containsExactly("ValidateDocument", "WhatArrived", "Unpacked");
    }

    @Test
    void anArchiveThatWasUnpackedAfterItsStepWasGivenUpIsNoRejection() {
        Trial trial = Trial.of(definition(), (resource, arguments, timeout) -> {
            if (arguments.path("FunctionName").asText().equals("ValidateDocumentFunction")) {
                throw new TaskFailed("health.pratique.fault.InternalFault", "{}");
            }
            return Trial.json("{\"Payload\": {\"outcome\": {\"status\": \"UNPACKED\"}}}");
        });

        trial.output(EVENT);

        assertThat(entered(trial)).endsWith("HowItEnded", "Unpacked");
    }

    @Test
    void anUnusualDocumentIsQuarantinedWithItsStateAndTheEvent() {
        Trial trial = Trial.of(
                definition(),
                (resource, arguments, timeout) ->
                        arguments.path("FunctionName").asText().equals("ScoreFraudFunction")
                                ? Trial.json("""
                        {"Payload": {"compliance": {"passed": true}, "fraud": {"score": 0.9, "threshold": 0.8}}}""")
                                : answer(resource, arguments, timeout));

        assertThat(trial.output(EVENT).at("/outcome/status").asText()).isEqualTo("QUARANTINED");
        JsonNode payload = payloadOf(trial, "QuarantineDocumentFunction");
        assertThat(payload.at("/state/fraud/score").doubleValue()).isEqualTo(0.9);
        assertThat(payload.get("event")).isEqualTo(Trial.json(EVENT));
        assertThat(payload.get("execution").asText()).isEqualTo(Trial.CONTEXT.executionArn());
        assertThat(entered(trial)).endsWith("NotifySecurity", "StartReview", "Quarantined");
    }

    /** What a choice's own output is for, its Default or each of its rules, is read differently; some leave it out. */
    @Test
    void noChoiceMakesAnOutputOfItsOwn() {
        assertThat(Trial.json(definition()).get("States"))
                .filteredOn(state -> state.get("Type").asText().equals("Choice"))
                .isNotEmpty()
                .noneMatch(state -> state.has("Output") || state.has("Assign"));
    }

    @Test
    void theReviewOfAHeldDocumentIsStartedUnderItsOwnName() {
        Trial trial = held(DocumentPipelineTest::answer);

        assertThat(trial.output(EVENT)).isEqualTo(Trial.json("{\"outcome\": {\"status\": \"QUARANTINED\"}}"));

        assertThat(trial.calls.getLast()).isEqualTo(Trial.json("""
                {"StateMachineArn": "QuarantineReview", "Name": "held-d1",
                 "Input": {"custodian": "harbor-clinic", "review": "held-d1"}}"""));
    }

    @Test
    void aReviewThatIsUnderWayIsNoError() {
        Trial trial = held(startingFails("StepFunctions.ExecutionAlreadyExistsException"));

        trial.output(EVENT);

        assertThat(entered(trial)).endsWith("StartReview", "Quarantined");
        assertThat(trial.time.sleeps()).isEmpty();
    }

    @Test
    void aReviewThatCannotBeStartedIsLeftInTheDeadLetterQueue() {
        Trial trial = held(startingFails("StepFunctions.ThrottlingException"));

        trial.output(EVENT);

        assertThat(entered(trial)).endsWith("StartReview", "ReviewLater", "Quarantined");
        assertThat(trial.calls.getLast().at("/MessageBody/review/id").asText()).isEqualTo("held-d1");
    }

    private static Trial held(TaskRunner tasks) {
        return Trial.of(definition(), (resource, arguments, timeout) -> {
            if (arguments.path("FunctionName").asText().equals("CheckConsentFunction")) {
                throw new TaskFailed("health.pratique.fault.ConsentDenied", "{}");
            }
            return tasks.run(resource, arguments, timeout);
        });
    }

    private static TaskRunner startingFails(String error) {
        return (resource, arguments, timeout) -> {
            if (resource.endsWith("states:startExecution")) {
                throw new TaskFailed(error, "");
            }
            return answer(resource, arguments, timeout);
        };
    }

    @Test
    void accessInAnEmergencyIsToldToPeopleBeforeTheDocumentMovesOn() {
        Trial trial = Trial.of(definition(), DocumentPipelineTest::inEmergency);

        trial.output(EVENT);

        assertThat(entered(trial))
                .containsSubsequence("WhoPermitted", "NotifyBreakGlass", "WatchBreakGlass", "DetectPhi", "Released");
        JsonNode alert = trial.calls.stream()
                .filter(call -> call.has("TopicArn"))
                .findFirst()
                .orElseThrow();
        assertThat(alert.path("Subject").asText()).isEqualTo("Pratique: break-glass, OVRER");
        assertThat(alert.path("Message").asText()).contains("Document:  d1\n", "Review:    break-glass-d1\n");
        assertThat(payloadOf(trial, "DetectPhiFunction")
                        .at("/consent/emergency")
                        .asText())
                .isEqualTo("OVRER");
    }

    @Test
    void accessInAnEmergencyThatNobodyCanBeToldOfIsHeld() {
        Trial trial = Trial.of(definition(), (resource, arguments, timeout) -> {
            if (arguments.path("Subject").asText().contains("break-glass")) {
                throw new TaskFailed("Sns.SnsException", "{}");
            }
            return inEmergency(resource, arguments, timeout);
        });

        trial.output(EVENT);

        assertThat(entered(trial)).contains("QuarantineDocument").doesNotContain("DetectPhi");
    }

    @Test
    void theReviewOfAccessInAnEmergencyHasARunOfItsOwnUnderItsName() {
        Trial trial = Trial.of(definition(), DocumentPipelineTest::inEmergency);

        trial.output(EVENT);

        assertThat(trial.calls)
                .filteredOn(call -> call.has("StateMachineArn"))
                .singleElement()
                .satisfies(start -> {
                    assertThat(start.path("Name").asText()).isEqualTo("break-glass-d1");
                    assertThat(start.path("Input"))
                            .isEqualTo(Trial.json("{\"custodian\": \"north-clinic\", \"review\": \"break-glass-d1\"}"));
                });
    }

    @Test
    void accessInAnEmergencyThatIsWatchedAlreadyGoesOn() {
        Trial trial = Trial.of(definition(), (resource, arguments, timeout) -> {
            if (resource.endsWith("states:startExecution")) {
                throw new TaskFailed("StepFunctions.ExecutionAlreadyExistsException", "{}");
            }
            return inEmergency(resource, arguments, timeout);
        });

        trial.output(EVENT);

        assertThat(entered(trial)).endsWith("Released");
        assertThat(trial.time.sleeps()).isEmpty();
    }

    @Test
    void accessInAnEmergencyWhoseDeadlineNobodyWouldWatchIsHeld() {
        Trial trial = Trial.of(definition(), (resource, arguments, timeout) -> {
            if (arguments.path("Name").asText().startsWith("break-glass")) {
                throw new TaskFailed("StepFunctions.SfnException", "{}");
            }
            return inEmergency(resource, arguments, timeout);
        });

        trial.output(EVENT);

        assertThat(entered(trial)).contains("QuarantineDocument").doesNotContain("DetectPhi");
    }

    private static JsonNode inEmergency(String resource, JsonNode arguments, java.time.Duration timeout) {
        return arguments.path("FunctionName").asText().equals("CheckConsentFunction")
                ? Trial.json("""
                        {"Payload": {"document": {"id": "d1", "custodian": "north-clinic", "source": "ehr-a"},
                                     "consent": {"decision": "PERMIT", "emergency": "OVRER"}}}""")
                : answer(resource, arguments, timeout);
    }

    @Test
    void aDeniedConsentIsNotRetriedAndGoesToQuarantineWithItsErrorName() {
        Trial trial = Trial.of(definition(), (resource, arguments, timeout) -> {
            if (arguments.path("FunctionName").asText().equals("CheckConsentFunction")) {
                throw new TaskFailed("health.pratique.fault.ConsentDenied", "{}");
            }
            return answer(resource, arguments, timeout);
        });

        trial.output(EVENT);

        assertThat(trial.time.sleeps()).isEmpty();
        assertThat(payloadOf(trial, "QuarantineDocumentFunction").get("failure"))
                .isEqualTo(Trial.json("""
                        {"step": "CheckConsent", "error": "health.pratique.fault.ConsentDenied", "cause": "{}"}"""));
    }

    @Test
    void aDocumentNotYetScannedWaitsForMinutesAndIsThenHeld() {
        Trial trial = Trial.of(definition(), (resource, arguments, timeout) -> {
            if (arguments.path("FunctionName").asText().equals("ValidateDocumentFunction")) {
                throw new TaskFailed("health.pratique.fault.ScanPending", "{}");
            }
            return answer(resource, arguments, timeout);
        });

        trial.output(EVENT);

        assertThat(trial.time.sleeps()).hasSize(12);
        assertThat(payloadOf(trial, "QuarantineDocumentFunction")
                        .at("/failure/error")
                        .asText())
                .isEqualTo("health.pratique.fault.ScanPending");
    }

    @Test
    void aDocumentThatCannotEvenBeQuarantinedEndsInTheDeadLetterQueue() {
        Trial trial = Trial.of(definition(), (resource, _, _) -> {
            if (resource.endsWith("sqs:sendMessage")) {
                return Trial.json("{\"MessageId\": \"1\"}");
            }
            throw new TaskFailed("health.pratique.fault.TransientFault", "");
        });

        assertThat(trial.failure(EVENT).error()).isEqualTo("Unfinished");
        assertThat(trial.calls.getLast().at("/MessageBody/error").asText())
                .isEqualTo("health.pratique.fault.TransientFault");
        assertThat(trial.time.sleeps()).hasSize(4 + 8);
    }

    private static JsonNode answer(String resource, JsonNode arguments, java.time.Duration timeout) {
        String answer = ANSWERS.getOrDefault(arguments.path("FunctionName").asText(), "{}");
        return Trial.json("{\"StatusCode\": 200, \"Payload\": " + answer + "}");
    }

    private static JsonNode payloadOf(Trial trial, String function) {
        return trial.calls.stream()
                .filter(call -> call.path("FunctionName").asText().equals(function))
                .findFirst()
                .orElseThrow()
                .get("Payload");
    }

    private static List<String> entered(Trial trial) {
        return trial.events(HistoryEvent.StateEntered.class).stream()
                .map(HistoryEvent.StateEntered::name)
                .toList();
    }

    private static String definition() {
        try {
            String text = Files.readString(Path.of("../../statemachines/document-pipeline.asl.json"));
            return Pattern.compile("\\$\\{(\\w+)}").matcher(text).replaceAll("$1");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
