package health.pratique.local.cloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two readers could read in two ways. None reaches the application. */
class SmuggledRequestTest {

    private static final String HEAD = "Host: 127.0.0.1\r\nx-api-key: " + ApiFixture.KEY + "\r\n";

    private static EchoApplication application;
    private static ApiFixture api;

    @BeforeAll
    static void start() throws Exception {
        application = new EchoApplication();
        api = ApiFixture.inFrontOf(application, 1000, 1000, 1_000_000);
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        application.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
                "Content-Length: 5, 6\r\n\r\nhello!",
                "Content-Length: +5\r\n\r\nhello",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: 0x5\r\n\r\nhello",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n+3\r\nabc\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
                " Folded: header\r\n\r\n",
                "Header-Without-Colon\r\n\r\n",
                "X-Control: a\u0001b\r\n\r\n",
                "X-Return: a\rContent-Length: 3\r\n\r\n",
                "x-api-key: another\r\n\r\n",
                "Host: other.example\r\n\r\n",
                "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n",
                "Content-Type: text/plain\r\nContent-Type: application/json\r\n\r\n",
            })
    void aHeadThatCanBeReadInTwoWaysIsRefused(String rest) throws Exception {
        int before = application.seen().size();
        assertThat(api.raw("POST /v1/documents HTTP/1.1\r\n" + HEAD + rest)).startsWith("HTTP/1.1 400 ");
        assertThat(application.seen()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/documents/../usage",
                "/v1/./documents",
                "/v1/..",
                "//v1/documents",
                "/v1//documents",
                "/v1/%2e%2e/usage",
                "/v1/documents%2fx",
                "/v1/documents%2Fx",
                "/v1/documents%5cx",
                "/v1/documents\\x",
                "/v1/documents%00",
                "/v1/documents%0d%0aX:y",
                "/v1/documents%252e",
                "/v1/documents;role=PRIVACY_OFFICER",
                "/v1/documents%3bx",
                "/v1/documents%zz",
                "/v1/documents%4",
                "/v1/documents#x",
                "/v1/documents?x=%0a",
                "/v1/documents?x=%00",
                "/v1/docum\u00e9nts",
                "http://127.0.0.1/v1/documents",
                "http://other.example/v1/documents",
                "*",
                "v1/documents",
            })
    void aTargetThatCanBeReadInTwoWaysIsRefused(String target) throws Exception {
        int before = application.seen().size();
        assertThat(api.raw("GET " + target + " HTTP/1.1\r\n" + HEAD + "\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(application.seen()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /v1/usage HTTP/2.0", "GET  /v1/usage HTTP/1.1", "get /v1/usage HTTP/1.1", "GET /v1/usage"})
    void aRequestLineThatIsNoneIsRefused(String line) throws Exception {
        assertThat(api.raw(line + "\r\n" + HEAD + "\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aHostThatIsNotThisMachineIsRefused() throws Exception {
        assertThat(api.raw(
                        "GET /v1/usage HTTP/1.1\r\nHost: rebound.example\r\nx-api-key: " + ApiFixture.KEY + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void headersThatAClientCallsItsConnectionsArePassedAllTheSameWhereTheyDecide() throws Exception {
        String answer = api.raw("GET /v1/usage HTTP/1.1\r\n" + HEAD
                + "Authorization: Bearer token\r\nX-Note: n\r\nConnection: close, authorization, x-note\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        EchoApplication.Seen seen = application.seen().getLast();
        assertThat(seen.header("Authorization")).isEqualTo("Bearer token");
        assertThat(seen.headers()).doesNotContainKey("X-note");
    }

    @Test
    void headersBeyondTenKilobytesAreRefused() throws Exception {
        String answer = api.raw("GET /v1/usage HTTP/1.1\r\n" + HEAD + "X-Long: " + "a".repeat(10_240) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void aBodyBeyondTenMegabytesIsRefusedBeforeItIsRead() throws Exception {
        String answer = api.raw(
                "POST /v1/documents HTTP/1.1\r\n" + HEAD + "Content-Length: 10485761\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("{\"title\":\"Request Too Long\"}");
    }

    @Test
    void aBodyThatComesTooSlowlyIsCutOff() throws Exception {
        Duration shortTime = Duration.ofMillis(300);
        try (ApiFixture hasty = new ApiFixture(new ClientPatience(shortTime, shortTime, shortTime))) {
            hasty.gateway().admit(ApiFixture.KEY_ID, ApiFixture.KEY, ApiFixture.plan(100, 100, 100));
            hasty.gateway().serve(application.asSeenByTheGateway());
            String answer = hasty.raw("POST /v1/documents HTTP/1.1\r\n" + HEAD + "Content-Length: 10\r\n\r\nhalf");
            assertThat(answer).startsWith("HTTP/1.1 408 ");
            assertThat(hasty.gateway().usage(ApiFixture.KEY_ID)).isEmpty();
        }
    }
}
