package health.pratique.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.api.http.ApiStores;
import health.pratique.local.cloud.apigateway.ApiGateway;
import health.pratique.local.cloud.apigateway.HttpApplication;
import health.pratique.local.cloud.template.ApiRoute;
import health.pratique.local.cloud.template.RestApiResource;
import health.pratique.local.cloud.template.UsagePlanResource;
import health.pratique.local.cloud.template.UsagePlanResource.Period;
import health.pratique.local.cloud.template.UsagePlanResource.Quota;
import health.pratique.local.cloud.template.UsagePlanResource.Throttle;
import health.pratique.smart.Role;
import health.pratique.usage.MonthlyUsage;
import health.pratique.usage.Operation;
import health.pratique.usage.Partner;
import health.pratique.usage.Partners;
import health.pratique.usage.UsageLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gateway let through, what the ledger has, and what a partner is told: the same calls, each once. */
@QuarkusTest
@TestProfile(UsageReconciliationTest.BehindAGateway.class)
@QuarkusTestResource(ApiStores.class)
@WithTestResource(value = UsageStores.class, scope = TestResourceScope.MATCHING_RESOURCES)
public class UsageReconciliationTest {

    /** An application of its own, which answers a gateway alone. */
    public static final class BehindAGateway implements QuarkusTestProfile {}

    private static final RestApiResource API = new RestApiResource(
            "HealthApi",
            "api1",
            "health-api",
            "dev",
            List.of(
                    new ApiRoute("/{proxy+}", "ANY", true, Set.of(), "HealthApiFunction"),
                    new ApiRoute("/openapi", "ANY", false, Set.of(), "HealthApiFunction")),
            Map.of());

    @Inject
    UsageLedger ledger;

    @Inject
    Partners partners;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String token = ApiStores.bearer(Role.CLINICIAN, "user/*.rs pratique/usage");
    /** When every call comes, so that no month ends between two of them. */
    private final Instant now = Instant.now();

    private ApiGateway gateway;
    private URI application;

    @BeforeEach
    void open() throws Exception {
        gateway = ApiGateway.bind(API, 0, InstantSource.fixed(now));
        application = URI.create("http://127.0.0.1:" + RestAssured.port);
    }

    @AfterEach
    void close() throws Exception {
        gateway.close();
        client.close();
    }

    private void admit(String keyId, double rate, int burst, int quota) {
        gateway.admit(
                keyId,
                "value-of-" + keyId,
                new UsagePlanResource(
                        "Trial",
                        "plan1",
                        "trial",
                        List.of(API.id()),
                        Optional.of(new Throttle(rate, burst)),
                        Optional.of(new Quota(quota, Period.MONTH))));
        partners.register(keyId, new Partner("partner-" + keyId, "trial"));
    }

    private void serve(URI address) {
        gateway.serve(new HttpApplication(address, UsageStores.SECRET));
    }

    private HttpResponse<String> call(String keyId, String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(gateway.address().resolve(path))
                        .header("x-api-key", "value-of-" + keyId)
                        .header("Authorization", token)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private MonthlyUsage inLedger(String keyId) {
        return ledger.of("partner-" + keyId, YearMonth.from(now.atOffset(ZoneOffset.UTC)));
    }

    private long atGateway(String keyId) {
        return gateway.usage(keyId).values().stream().mapToLong(Long::longValue).sum();
    }

    private static <T> List<T> inParallel(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void concurrentCallsWithRetriesAndDuplicatesAreInTheLedgerAsOftenAsTheGatewayLetThemThrough() throws Exception {
        try (TwiceDelivered way = new TwiceDelivered(application.getPort())) {
            admit("key-a", 1000, 60, 5_000);
            serve(way.address());
            List<String> paths = List.of("/v1/probe/who", "/v1/probe/open", "/v1/nothing/here", "/v1/probe/broken/x");
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String path = paths.get(i % paths.size());
                calls.add(() -> {
                    int tries = 1;
                    while (call("key-a", "GET", path).statusCode() == 429) {
                        tries++;
                    }
                    return tries;
                });
            }
            inParallel(calls);
            assertThat(atGateway("key-a")).isEqualTo(200);
            assertThat(inLedger("key-a").total().calls()).isEqualTo(200);
            assertThat(inLedger("key-a").total().failed()).isEqualTo(50);
            assertThat(inLedger("key-a").total().refused()).isEqualTo(50);
        }
    }

    @Test
    void aBurstBeyondTheQuotaIsCountedUpToItAndNoFurther() throws Exception {
        admit("key-b", 1000, 1000, 20);
        serve(application);
        List<Integer> statuses = inParallel(Collections.nCopies(
                50, () -> call("key-b", "GET", "/v1/probe/who").statusCode()));
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(20);
        assertThat(inLedger("key-b").total().calls()).isEqualTo(20).isEqualTo(atGateway("key-b"));
    }

    @Test
    void aCallWithoutAValidTokenIsCountedAndCostsNothing() throws Exception {
        admit("key-c", 100, 100, 5_000);
        serve(application);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(gateway.address().resolve("/fhir/R4/Patient"))
                        .header("x-api-key", "value-of-key-c")
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(inLedger("key-c").total().calls()).isEqualTo(1);
        assertThat(inLedger("key-c").total().units()).isZero();
    }

    @Test
    void aPartnerIsToldItsOwnUsageInThreeForms() throws Exception {
        admit("key-d", 100, 100, 5_000);
        serve(application);
        call("key-d", "GET", "/v1/probe/who");
        HttpResponse<String> json = call("key-d", "GET", "/v1/usage");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.body()).contains("\"partner\":\"partner-key-d\"", "\"calls\":1", "\"remaining\":4999");
        assertThat(json.headers().allValues("RateLimit")).anyMatch(value -> value.startsWith("\"month\";r="));
        HttpResponse<String> csv = call("key-d", "GET", "/v1/usage/statement.csv");
        assertThat(csv.body()).startsWith("partner,day,operation").contains("\"partner-key-d\",");
        HttpResponse<String> pdf = call("key-d", "GET", "/v1/usage/statement.pdf");
        assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(pdf.body()).startsWith("%PDF-");
        assertThat(inLedger("key-d").byOperation().get(Operation.USAGE).bytesOut())
                .isGreaterThan(json.body().length() + csv.body().length());
    }

    @Test
    void aMonthThatIsNoneOrIsToComeIsNotAnswered() throws Exception {
        admit("key-e", 100, 100, 5_000);
        serve(application);
        for (String month : List.of("2026-13", "2999-01", "1999-12", "x", "2026-11%27--")) {
            assertThat(call("key-e", "GET", "/v1/usage?month=" + month).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void thePortBehindTheGatewayAnswersNobodyElse() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(application.resolve("/v1/usage"))
                        .header("Authorization", token)
                        .header("x-pratique-api-key-id", "key-d")
                        .header("x-pratique-gateway", "guessed")
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
    }
}
