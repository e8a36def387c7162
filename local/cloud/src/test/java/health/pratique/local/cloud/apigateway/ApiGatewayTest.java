package health.pratique.local.cloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys, plans, and what client and application see of each other. */
class ApiGatewayTest {

    private static final int NEVER_REACHED = 1_000_000;

    private EchoApplication application;

    @BeforeEach
    void start() throws Exception {
        application = new EchoApplication();
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aCallWithAKeyIsAnsweredByTheApplication() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, NEVER_REACHED)) {
            HttpResponse<String> answer = api.send(api.request("/v1/documents?status=HELD")
                    .header("x-api-key", ApiFixture.KEY)
                    .POST(BodyPublishers.ofString("a body")));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("a body");
            assertThat(application.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.target()).isEqualTo("/v1/documents?status=HELD");
                assertThat(seen.header("X-pratique-api-key-id")).isEqualTo(ApiFixture.KEY_ID);
                assertThat(seen.header("X-pratique-gateway")).isEqualTo("the-gateways-secret");
                assertThat(seen.header("X-pratique-source-ip")).isEqualTo("127.0.0.1");
                assertThat(seen.header("X-pratique-request-id"))
                        .isEqualTo(
                                answer.headers().firstValue("x-amzn-RequestId").orElseThrow());
            });
        }
    }

    @Test
    void theApplicationIsToldTheAddressThatClientsCall() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, NEVER_REACHED)) {
            api.send(api.request("/v1/documents").header("x-api-key", ApiFixture.KEY));
            assertThat(application.seen().getFirst().header("Host"))
                    .isEqualTo(api.gateway().address().getAuthority());
        }
    }

    @Test
    void withoutAKeyOrWithAnUnknownOneNothingReachesTheApplication() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, NEVER_REACHED)) {
            HttpResponse<String> without = api.send(api.request("/v1/documents"));
            HttpResponse<String> unknown = api.send(api.request("/v1/documents").header("x-api-key", "guessed"));
            assertThat(without.statusCode()).isEqualTo(403);
            assertThat(without.body()).isEqualTo("{\"message\":\"Forbidden\"}").isEqualTo(unknown.body());
            assertThat(application.seen()).isEmpty();
            assertThat(api.gateway().usage(ApiFixture.KEY_ID)).isEmpty();
        }
    }

    @Test
    void anOpenPathNeedsNoKeyAndIsNotCounted() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, NEVER_REACHED)) {
            assertThat(api.send(api.request("/openapi")).statusCode()).isEqualTo(200);
            assertThat(api.gateway().usage(ApiFixture.KEY_ID)).isEmpty();
        }
    }

    @Test
    void aMethodThatTheRouteDoesNotHaveIsAnsweredAsOnAws() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, NEVER_REACHED)) {
            HttpResponse<String> answer = api.send(api.request("/openapi").DELETE());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
        }
    }

    @Test
    void whatComesWithoutAHeaderThatARouteNeedsIsRefusedInTheApisOwnWords() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, NEVER_REACHED)) {
            HttpResponse<String> answer = api.get("/guarded");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"pratique\"");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body())
                    .isEqualTo("{\"instance\":\"urn:uuid:"
                            + answer.headers().firstValue("x-amzn-RequestId").orElseThrow() + "\"}");
            assertThat(application.seen()).isEmpty();
        }
    }

    @Test
    void aHeaderThatARouteNeedsLetsTheCallThroughInWhateverCaseItIsWritten() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, NEVER_REACHED)) {
            assertThat(api.send(api.request("/guarded")
                                    .header("x-api-key", ApiFixture.KEY)
                                    .header("AUTHORIZATION", "Bearer a-token"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoHasNoKeyIsToldOfThatBeforeAHeaderIsLookedFor() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, NEVER_REACHED)) {
            assertThat(api.send(api.request("/guarded")).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aRefusalComesInTheFormThatAcceptNames() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, NEVER_REACHED)) {
            String tooLarge =
                    "POST /fhir/R4/Patient HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\nAccept: ";
            assertThat(api.raw(tooLarge + "text/csv;q=1, application/fhir+json;fhirVersion=4.0\r\n\r\n"))
                    .startsWith("HTTP/1.1 413")
                    .contains("Content-Type: application/fhir+json")
                    .endsWith("{\"diagnostics\":\"REQUEST_TOO_LARGE\"}");
            assertThat(api.raw(tooLarge + "*/*\r\n\r\n"))
                    .contains("Content-Type: application/json")
                    .endsWith("{\"title\":\"Request Too Long\"}");
        }
    }

    @Test
    void aBurstBeyondThePlanIsThrottledAndToldWhenToComeBack() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 0.01, 3, NEVER_REACHED)) {
            for (int i = 0; i < 3; i++) {
                assertThat(api.get("/v1/usage").statusCode()).isEqualTo(200);
            }
            HttpResponse<String> fourth = api.get("/v1/usage");
            assertThat(fourth.statusCode()).isEqualTo(429);
            assertThat(fourth.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
            assertThat(fourth.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 100L);
            assertThat(fourth.headers().firstValue("RateLimit")).hasValue("\"burst\";r=0");
            assertThat(application.seen()).hasSize(3);
        }
    }

    @Test
    void ofABurstThatOverrunsTheQuotaNotOneCallTooManyGetsThrough() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 1000, 1000, 20)) {
            List<Integer> statuses = inParallel(60, () -> api.get("/v1/usage").statusCode());
            assertThat(Collections.frequency(statuses, 200)).isEqualTo(20);
            assertThat(Collections.frequency(statuses, 429)).isEqualTo(40);
            assertThat(application.seen()).hasSize(20);
            assertThat(api.gateway().usage(ApiFixture.KEY_ID).values()).containsExactly(20L);
            HttpResponse<String> over = api.get("/v1/usage");
            assertThat(over.body()).isEqualTo("{\"message\":\"Limit Exceeded\"}");
            assertThat(over.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 31 * 24 * 3600L);
        }
    }

    @Test
    void whatOnlyTheGatewayMaySayIsTakenFromTheClient() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, NEVER_REACHED)) {
            api.send(api.request("/v1/usage")
                    .header("x-api-key", ApiFixture.KEY)
                    .header("X-Pratique-Api-Key-Id", "someone-else")
                    .header("X_Pratique_Gateway", "guessed")
                    .header("X-Forwarded-For", "10.0.0.1")
                    .header("X-Amzn-RequestId", "mine")
                    .header("X-HTTP-Method-Override", "DELETE"));
            EchoApplication.Seen seen = application.seen().getFirst();
            assertThat(seen.headers().get("X-pratique-api-key-id")).containsExactly(ApiFixture.KEY_ID);
            assertThat(seen.headers())
                    .doesNotContainKeys(
                            "X_pratique_gateway", "X-forwarded-for", "X-amzn-requestid", "X-http-method-override");
        }
    }

    @Test
    void whatTheApplicationSaysToTheGatewayAloneStaysThere() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, NEVER_REACHED)) {
            assertThat(api.get("/v1/usage").headers().map()).doesNotContainKey("x-pratique-internal");
        }
    }

    @Test
    void anApplicationThatIsGoneIsABadGateway() throws Exception {
        try (ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, NEVER_REACHED)) {
            application.close();
            HttpResponse<String> answer = api.get("/v1/usage");
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Internal server error\"}");
        }
    }

    static <T> List<T> inParallel(int calls, Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = threads.invokeAll(Collections.nCopies(calls, call));
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
