package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How HealthAPI is reached. */
class ApiTest {

    private static final String STAGE = "AWS::ApiGateway::Stage";
    private static final String PLAN = "AWS::ApiGateway::UsagePlan";

    @Test
    void everyDomainAsksForTls12AtLeast() {
        holds(Each.of("AWS::ApiGateway::DomainName").has("SecurityPolicy", "TLS_1_2"));
    }

    @Test
    void anApiWithADomainOfItsOwnIsReachedByNoOther() {
        holds(Each.of("AWS::ApiGateway::RestApi")
                .where(deployment -> deployment.value("ApiDomainName").isPresent())
                .has("Body/x-amazon-apigateway-endpoint-configuration/disableExecuteApiEndpoint", true));
    }

    /** What would repeat queries and bodies, in which patients are named, is off. */
    @Test
    void everyStageLogsEachCallIsTracedAndRepeatsNoData() {
        holds(Each.of(STAGE)
                .has("AccessLogSetting/DestinationArn", "name a log group", arn -> Reference.first(arn.asText())
                        .isPresent())
                .has(
                        "AccessLogSetting/Format",
                        "log the route and not the path",
                        format -> format.asText().contains("$context.resourcePath")
                                && !format.asText()
                                        .matches("(?s).*[$](context[.]path|input|context[.]identity[.]userAgent)\\b.*"))
                .has("TracingEnabled", true)
                .has("MethodSettings/0/DataTraceEnabled", false));
    }

    @Test
    void everyStageIsBehindAFirewall() {
        holds(Rule.of(
                stacks -> stacks.all(STAGE)
                        .filter(stage -> firewalls(stacks, stage).findAny().isEmpty())
                        .map(stage -> Finding.of(stacks, stage, "associate a web ACL with it")),
                stacks -> stacks.all(STAGE).flatMap(stage -> firewalls(stacks, stage)
                        .map(firewall -> new Broken(firewall + " is gone", stacks.without(firewall), stage.id())))));
    }

    private static Stream<Resource> firewalls(JoinedStacks stacks, Resource stage) {
        return stacks.all("AWS::WAFv2::WebACLAssociation")
                .filter(association -> association.text("ResourceArn").endsWith("/stages/" + stage.ref()))
                .filter(association ->
                        stacks.referred(association.text("WebACLArn")).isPresent());
    }

    @Test
    void everyUsagePlanIsOfAStageAndHasARateABurstAndAQuota() {
        holds(Each.of(PLAN)
                .with("/Properties/ApiStages/0/Stage", "name the stage", (stacks, plan, stage) -> stacks.referred(
                                stage.asText())
                        .filter(found -> found.type().equals(STAGE))
                        .isPresent())
                .has("Throttle/RateLimit", "limit the rate", rate -> rate.asInt() > 0)
                .has("Throttle/BurstLimit", "limit bursts", burst -> burst.asInt() > 0)
                .has("Quota/Limit", "set a quota", quota -> quota.asInt() > 0)
                .has("Quota/Period", "MONTH"));
    }
}
