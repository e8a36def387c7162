package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.http.BodyTooLarge;
import health.pratique.local.cloud.http.HttpRequestLine;
import health.pratique.local.cloud.http.HttpSink;
import health.pratique.local.cloud.http.HttpSource;
import health.pratique.local.cloud.http.MalformedMessage;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests and answers of one client's connection; after the first that is not sound it ends. */
final class ApiConversation {

    /** API Gateway's limit. */
    static final int BODY_LIMIT_BYTES = 10 * 1024 * 1024;

    private static final int DRAIN_LIMIT_BYTES = 1024 * 1024;

    private final Socket socket;
    private final Deadlines in;
    private final HttpSource source;
    private final HttpSink sink;
    private final FrontDoor door;
    private final ClientPatience patience;
    private Map<String, List<String>> head = Map.of();

    ApiConversation(Socket socket, FrontDoor door, ClientPatience patience) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.in = new Deadlines(socket);
        this.source = new HttpSource(in);
        this.sink = new HttpSink(socket.getOutputStream());
        this.door = door;
        this.patience = patience;
    }

    void run() throws IOException, InterruptedException {
        boolean begun = false;
        try {
            while (true) {
                begun = false;
                in.idle(patience.betweenRequests(), patience.head());
                Optional<String> line = source.startLine();
                begun = true;
                if (line.isEmpty() || !exchange(line.get())) {
                    return;
                }
            }
        } catch (SocketTimeoutException late) {
            if (begun) {
                refuse(GatewayAnswers.requestTimedOut());
            }
        } catch (BodyTooLarge e) {
            refuse(door.refusal(GatewayRefusal.REQUEST_TOO_LARGE, head));
        } catch (MalformedMessage e) {
            refuse(GatewayAnswers.badRequest());
        }
    }

    /** @return whether the connection stays open */
    private boolean exchange(String line) throws IOException, InterruptedException {
        Map<String, List<String>> headers = source.headers();
        head = headers;
        Optional<GatewayResponse> refusal = RequestRules.refusal(line, headers);
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return false;
        }
        in.within(patience.body());
        if (headers.getOrDefault("expect", List.of()).stream().anyMatch("100-continue"::equalsIgnoreCase)
                && HttpSource.declaredLength(headers) <= BODY_LIMIT_BYTES) {
            sink.goOn();
        }
        byte[] body = source.body(headers, BODY_LIMIT_BYTES);
        HttpRequestLine request = HttpRequestLine.parse(line);
        boolean open = !headers.getOrDefault("connection", List.of()).stream().anyMatch(wish -> wish.contains("close"))
                && request.version().equals("HTTP/1.1");
        write(
                request.method(),
                door.answer(
                        new GatewayRequest(request.method(), request.path(), request.query(), headers, body),
                        socket.getInetAddress().getHostAddress()),
                open);
        return open;
    }

    private void write(String method, GatewayResponse response, boolean open) throws IOException {
        boolean bodiless = method.equals("HEAD") || response.status() == 204 || response.status() == 304;
        String own = (bodiless ? "" : "Content-Length: " + response.body().length + "\r\n")
                + (open ? "Connection: keep-alive\r\n" : "Connection: close\r\n");
        sink.write(
                "HTTP/1.1 " + response.status() + " ",
                own,
                response.headers(),
                bodiless ? new byte[0] : response.body());
    }

    /** Nobody knows where the next request would begin; what is still coming is read, or the answer might be lost. */
    private void refuse(GatewayResponse response) throws IOException {
        write("", response, false);
        socket.shutdownOutput();
        in.within(Duration.ofSeconds(1));
        try {
            source.rest(DRAIN_LIMIT_BYTES);
        } catch (IOException enough) {
            assert response.status() >= 400;
        }
    }
}
