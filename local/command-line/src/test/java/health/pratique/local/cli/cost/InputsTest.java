package health.pratique.local.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cli.TemplateText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Inputs that say that they come from the templates or the workflow do. */
class InputsTest {

    private static final Inputs INPUTS = Inputs.read();
    private static final String TEMPLATE = TemplateText.read().stacks();

    @Test
    void theMemoryOfEachFunctionIsTheTemplates() {
        Pattern function = Pattern.compile(
                "FunctionName: !Sub pratique-([a-z-]+)-\\$\\{EnvironmentSuffix}[\\s\\S]*?MemorySize: (\\d+)");
        Matcher found = function.matcher(TEMPLATE);
        int held = 0;
        while (found.find()) {
            String key = "memory." + found.group(1);
            if (INPUTS.inputs().containsKey(key)) {
                assertThat(INPUTS.value(key)).as(key).isEqualTo(Double.parseDouble(found.group(2)));
                held++;
            }
        }
        assertThat(held).isEqualTo(FunctionWork.all().size() + 3);
    }

    @Test
    void theShareOfEachFunctionIsTheTemplates() {
        Pattern function = Pattern.compile("FunctionName: !Sub pratique-([a-z-]+)-\\$\\{EnvironmentSuffix}"
                + "[\\s\\S]*?ReservedConcurrentExecutions: !If \\[ReservesConcurrency, (\\d+),");
        Map<String, Double> shares = function.matcher(TEMPLATE)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> Double.valueOf(found.group(2))));
        assertThat(FunctionWork.all()).allSatisfy(work -> assertThat(INPUTS.value("reserved." + work.name()))
                .isEqualTo(shares.get(work.name())));
        assertThat(shares.values().stream().mapToDouble(share -> share).sum())
                .as("a new account has 1,000, of which 100 have to stay unreserved")
                .isLessThanOrEqualTo(900);
    }

    @Test
    void whatIsFixedIsCountedInTheTemplates() {
        assertThat(INPUTS.value("fixed.keys")).isGreaterThanOrEqualTo(resources("KMS::Key"));
        assertThat(INPUTS.value("fixed.alarms")).isGreaterThanOrEqualTo(resources("CloudWatch::Alarm"));
        assertThat(INPUTS.value("fixed.secrets")).isGreaterThanOrEqualTo(resources("SecretsManager::Secret"));
        assertThat(INPUTS.value("fixed.databases")).isEqualTo(resources("RDS::DBInstance"));
        assertThat(INPUTS.value("fixed.proxy-vcpus.prod")).isGreaterThanOrEqualTo(2 * resources("RDS::DBProxy"));
        assertThat(INPUTS.value("fixed.endpoints") + 2).isGreaterThanOrEqualTo(matches("VpcEndpointType: Interface"));
        assertThat(INPUTS.value("fixed.zones.prod")).isEqualTo(matches("(?m)^  PrivateSubnet[A-Z]:$"));
    }

    @Test
    void whatCanBeThrownAwayHasItsEndpointsInOneZone() {
        String subnets =
                "\\[!Ref PrivateSubnetA, !Ref PrivateSubnetB, !Ref PrivateSubnetC\\], \\[!Ref PrivateSubnetA\\]";
        assertThat(INPUTS.value("fixed.zones.dev")).isEqualTo(1);
        assertThat(matches("SubnetIds: !If \\[IsProd, " + subnets)).isEqualTo(matches("VpcEndpointType: Interface"));
    }

    @Test
    void batchesAreTheTemplates() {
        assertThat(TEMPLATE)
                .containsPattern("PublishResourcesSource:[\\s\\S]{1,400}BatchSize: "
                        + (int) INPUTS.value("batch.publish") + "\\n")
                .containsPattern(
                        "ArchiveAuditSource:[\\s\\S]{1,400}BatchSize: " + (int) INPUTS.value("batch.archive") + "\\n")
                .containsPattern(
                        "IngestStreamSource:[\\s\\S]{1,400}BatchSize: " + (int) INPUTS.value("batch.stream") + "\\n");
    }

    @Test
    void theStreamKeepsItsRecordsAsLongAsIsPaidFor() {
        assertThat(TEMPLATE)
                .contains("RetentionPeriodHours: !If [IsProd, "
                        + (int) (24 + 24 * INPUTS.value("stream.days-beyond-first.prod")) + ", "
                        + (int) (24 + 24 * INPUTS.value("stream.days-beyond-first.dev")) + "]");
    }

    @Test
    void transitionsAreThoseOfTheWorkflows() throws IOException {
        List<String> begun = List.of(
                "ValidateDocument",
                "WhatArrived",
                "CheckConsent",
                "WhoPermitted",
                "DetectPhi",
                "CheckCompliance",
                "ScoreFraud",
                "AssessRisk");
        assertPath("document-pipeline", "transitions.released", begun, List.of("StoreDocument", "Released"));
        assertPath(
                "document-pipeline",
                "transitions.held",
                begun,
                List.of("QuarantineDocument", "HowItEnded", "NotifySecurity", "StartReview", "Quarantined"));
        assertPath(
                "quarantine-review",
                "transitions.review",
                List.of("LookAtReview", "WhatNow"),
                List.of("AwaitDecision"));
    }

    private static void assertPath(String workflow, String key, List<String> begun, List<String> ended)
            throws IOException {
        JsonNode states = new ObjectMapper()
                .readTree(TemplateText.HOUSE
                        .resolve("statemachines")
                        .resolve(workflow + ".asl.json")
                        .toFile())
                .path("States");
        List<String> path = Stream.concat(begun.stream(), ended.stream()).toList();
        for (int i = 0; i + 1 < path.size(); i++) {
            assertThat(next(states.path(path.get(i)))).as(path.get(i)).contains(path.get(i + 1));
        }
        assertThat(INPUTS.value(key)).as(key).isEqualTo(path.size());
    }

    private static Set<String> next(JsonNode state) {
        Set<String> next = StreamSupport.stream(state.path("Choices").spliterator(), false)
                .map(choice -> choice.path("Next").asText())
                .collect(Collectors.toSet());
        next.add(state.path("Next").asText());
        next.add(state.path("Default").asText());
        return next;
    }

    private static double resources(String type) {
        return matches("(?m)^    Type: AWS::" + type + "$");
    }

    private static double matches(String pattern) {
        return Pattern.compile(pattern).matcher(TEMPLATE).results().count();
    }
}
