package health.pratique.local.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.template.UsagePlanResource.Period;
import health.pratique.local.cloud.template.UsagePlanResource.Quota;
import health.pratique.local.cloud.template.UsagePlanResource.Throttle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A REST API with its routes, plans and keys, as SAM writes them. */
class RestApiResourceTest {

    private static final String TEMPLATE = """
            Resources:
              Api:
                Type: AWS::Serverless::Api
                Properties:
                  Name: the-api
                  StageName: dev
                  Auth: {ApiKeyRequired: true}
                  GatewayResponses:
                    BAD_REQUEST_PARAMETERS:
                      StatusCode: 401
                      ResponseParameters: {Headers: {Cache-Control: "'no-store'"}}
                      ResponseTemplates: {application/json: '{"status":401}'}
                    THROTTLED:
                      ResponseParameters: {Headers: {Retry-After: "'1'"}}
              Answer:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: function.zip
                  Events:
                    All: {Type: Api, Properties: {RestApiId: !Ref Api, Path: "/{proxy+}", Method: any,
                        RequestModel: {Model: AnyBody, ValidateParameters: true},
                        RequestParameters: [method.request.header.Authorization: {Required: true}, method.request.header.Accept]}}
                    Open: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /open, Method: get, Auth: {ApiKeyRequired: false},
                        RequestParameters: [method.request.header.Authorization: {Required: true}]}}
              Plan:
                Type: AWS::ApiGateway::UsagePlan
                Properties:
                  UsagePlanName: trial
                  ApiStages: [{ApiId: !Ref Api, Stage: !Ref Api.Stage}]
                  Throttle: {RateLimit: 2.5, BurstLimit: 10}
                  Quota: {Limit: 5000, Period: PERIOD}
              Key:
                Type: AWS::ApiGateway::ApiKey
                Properties: {Name: a-client, Enabled: true}
              Member:
                Type: AWS::ApiGateway::UsagePlanKey
                Properties: {KeyId: !Ref Key, KeyType: API_KEY, UsagePlanId: !Ref Plan}
            """;

    @TempDir
    private Path directory;

    private SamTemplate read(String period) throws IOException {
        Path file = Files.writeString(directory.resolve("template.yaml"), TEMPLATE.replace("PERIOD", period));
        return SamTemplate.read(file, Map.of());
    }

    @Test
    void routesAreTheFunctionsEventsAndNeedAKeyUnlessTheySayOtherwiseAndHeadersWhereAValidatorLooks()
            throws IOException {
        RestApiResource api = read("MONTH").restApis().getFirst();
        assertThat(api.stage()).isEqualTo("dev");
        assertThat(api.routes())
                .containsExactly(
                        new ApiRoute("/{proxy+}", "ANY", true, Set.of("authorization"), "Answer"),
                        new ApiRoute("/open", "GET", false, Set.of(), "Answer"));
    }

    @Test
    void itsOwnWordsForARefusalAreReadWithStatusAndHeaders() throws IOException {
        assertThat(read("MONTH").restApis().getFirst().refusals())
                .containsOnly(
                        Map.entry(
                                "BAD_REQUEST_PARAMETERS",
                                new ApiRefusal(
                                        Optional.of(401),
                                        Map.of("Cache-Control", "no-store"),
                                        Map.of("application/json", "{\"status\":401}"))),
                        Map.entry("THROTTLED", new ApiRefusal(Optional.empty(), Map.of("Retry-After", "1"), Map.of())));
    }

    @Test
    void aPlanKnowsItsApiItsRateAndItsQuota() throws IOException {
        SamTemplate template = read("MONTH");
        UsagePlanResource plan = template.usagePlans().getFirst();
        assertThat(plan.apiIds()).containsExactly(template.restApis().getFirst().id());
        assertThat(plan.throttle()).hasValue(new Throttle(2.5, 10));
        assertThat(plan.quota()).hasValue(new Quota(5000, Period.MONTH));
    }

    @Test
    void aKeyHasThePlanThatItIsAMemberOf() throws IOException {
        SamTemplate template = read("DAY");
        assertThat(template.apiKeys().getFirst().planId())
                .hasValue(template.usagePlans().getFirst().id());
    }

    @Test
    void aPeriodThatIsNoneIsToldWithItsPlace() throws IOException {
        SamTemplate template = read("YEAR");
        assertThatThrownBy(template::usagePlans)
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageContaining("Plan.Quota.Period");
    }
}
