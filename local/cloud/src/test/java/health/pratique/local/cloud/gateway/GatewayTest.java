package health.pratique.local.cloud.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTTP as clients speak it: long bodies, bodies of unknown length, several requests on one connection, and nonsense. */
class GatewayTest {

    private static final int LIMIT = 1 << 20;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Gateway gateway;

    /** Tells what it got. */
    private static final ServiceEndpoint ECHO = new ServiceEndpoint() {
        @Override
        public boolean accepts(GatewayRequest request) {
            return !request.path().startsWith("/nobody");
        }

        @Override
        public GatewayResponse answer(GatewayRequest request) {
            if (request.path().equals("/fails")) {
                throw new IllegalStateException("Jane Roe, 12 May");
            }
            return new GatewayResponse(
                    200,
                    Map.of(
                            "Content-Type",
                            List.of("text/plain"),
                            "X-Target",
                            List.of(request.path() + "?" + request.rawQuery())),
                    request.method().equals("HEAD") ? new byte[0] : request.body());
        }
    };

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.bind(0, LIMIT);
        gateway.serve(List.of(ECHO));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void aBodyComesThroughWhole() throws Exception {
        byte[] body = new byte[LIMIT];
        body[LIMIT - 1] = 7;

        HttpResponse<byte[]> answer = send(request("/a%20b?x=%2F&y").POST(BodyPublishers.ofByteArray(body)));

        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("x-target")).contains("/a%20b?x=%2F&y");
    }

    @Test
    void aBodyOfUnknownLengthComesThroughWhole() throws Exception {
        byte[] body = "chunk by chunk".repeat(5_000).getBytes(UTF_8);

        HttpResponse<byte[]> answer =
                send(request("/").POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body))));

        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws Exception {
        HttpResponse<byte[]> answer =
                send(request("/").expectContinue(true).PUT(BodyPublishers.ofString("asked first")));

        assertThat(answer.body()).asString(UTF_8).isEqualTo("asked first");
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() throws Exception {
        assertThat(send(request("/").POST(BodyPublishers.ofByteArray(new byte[LIMIT + 1])))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(request("/").expectContinue(true).POST(BodyPublishers.ofByteArray(new byte[LIMIT + 1])))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void severalRequestsShareOneConnection() throws Exception {
        String request = "POST /1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\none"
                + "HEAD /2 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + "POST /3 HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n"
                + "GET /4 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

        String answers = raw(request);

        assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(5);
        assertThat(answers).contains("\r\n\r\none").contains("\r\n\r\ntwo").endsWith("\r\n\r\n");
    }

    @Test
    void nonsenseIsRefused() throws Exception {
        assertThat(raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("GET / HTTP/1.1\r\nno colon\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aPageThatCallsThisMachineByANameOfItsOwnIsNotAnswered() throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: rebound.example:80\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void aFailingServiceTellsNothingOfTheRequest() throws Exception {
        HttpResponse<byte[]> answer = send(request("/fails").POST(BodyPublishers.ofString("Jane Roe")));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).asString(UTF_8).contains("InternalFailure").doesNotContain("Jane");
    }

    @Test
    void aRequestThatNoServiceTakesIsSaidToBeUnknown() throws Exception {
        HttpResponse<byte[]> answer = send(request("/nobody").GET());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).asString(UTF_8).contains("UnknownOperationException");
    }

    @Test
    void aBusyPortSaysWhatToDo() {
        int port = gateway.endpoint().getPort();

        assertThatThrownBy(() -> Gateway.bind(port))
                .isInstanceOf(PortBusy.class)
                .hasMessageContaining("Port " + port)
                .hasMessageContaining("--port");
    }

    @Test
    void requestsWaitUntilTheServicesAreThere() throws Exception {
        try (Gateway late = Gateway.bind(0)) {
            var answer =
                    client.sendAsync(HttpRequest.newBuilder(late.endpoint()).build(), BodyHandlers.ofByteArray());
            assertThat(answer).isNotDone();

            late.serve(List.of(ECHO));

            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(gateway.endpoint() + target));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getByName("127.0.0.1"), gateway.endpoint().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
