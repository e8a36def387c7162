package health.pratique.local.cloud.gateway;

import health.pratique.local.cloud.http.BodyTooLarge;
import health.pratique.local.cloud.http.HttpRequestLine;
import health.pratique.local.cloud.http.HttpSink;
import health.pratique.local.cloud.http.HttpSource;
import health.pratique.local.cloud.http.MalformedMessage;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The requests and answers of one connection. */
final class Conversation {

    private static final Logger LOG = Logger.getLogger(Gateway.class);
    private static final int DRAIN_LIMIT_BYTES = 4 * 1024 * 1024;

    private final Socket socket;
    private final HttpSource source;
    private final HttpSink sink;
    private final List<ServiceEndpoint> endpoints;
    private final int bodyLimitBytes;

    Conversation(Socket socket, List<ServiceEndpoint> endpoints, int bodyLimitBytes) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.source = new HttpSource(socket.getInputStream());
        this.sink = new HttpSink(socket.getOutputStream());
        this.endpoints = endpoints;
        this.bodyLimitBytes = bodyLimitBytes;
    }

    void run() throws IOException {
        try {
            for (Optional<String> line = source.startLine(); line.isPresent(); line = source.startLine()) {
                if (!exchange(HttpRequestLine.parse(line.get()))) {
                    return;
                }
            }
        } catch (BodyTooLarge e) {
            refuse(413, "RequestEntityTooLarge", "The request is beyond the gateway's limit.");
        } catch (MalformedMessage e) {
            refuse(400, "MalformedRequest", "The request is not HTTP/1.1.");
        }
    }

    /** @return whether the connection stays open */
    private boolean exchange(HttpRequestLine line) throws IOException {
        Map<String, List<String>> headers = source.headers();
        if (expectsToBeAsked(headers) && !declaresTooMuch(headers)) {
            sink.goOn();
        }
        byte[] body = source.body(headers, bodyLimitBytes);
        GatewayRequest request = new GatewayRequest(line.method(), line.path(), line.query(), headers, body);
        GatewayResponse response = LoopbackNames.contain(request.header("host").orElse("127.0.0.1"))
                ? dispatch(request)
                : ErrorShape.JSON.error(403, "AccessDenied", "The gateway answers to this machine's own names only.");
        boolean open = staysOpen(line, headers);
        write(line.method(), response, open);
        return open;
    }

    private GatewayResponse dispatch(GatewayRequest request) {
        for (ServiceEndpoint endpoint : endpoints) {
            if (endpoint.accepts(request)) {
                return answer(endpoint, request);
            }
        }
        return ErrorShape.JSON.error(
                404, "UnknownOperationException", "The local cloud has no service that takes this request.");
    }

    private static GatewayResponse answer(ServiceEndpoint endpoint, GatewayRequest request) {
        try {
            return endpoint.answer(request);
        } catch (IOException | RuntimeException e) {
            // Not its message, which may quote the request.
            StackTraceElement[] trace = e.getStackTrace();
            LOG.errorf(
                    "%s failed: %s at %s",
                    endpoint.getClass().getSimpleName(),
                    e.getClass().getName(),
                    trace.length == 0 ? "unknown" : trace[0]);
            return endpoint.failure();
        }
    }

    private void write(String method, GatewayResponse response, boolean open) throws IOException {
        StringBuilder own = new StringBuilder();
        boolean head = method.equals("HEAD");
        if (head) {
            entry(response.headers(), "content-length")
                    .ifPresent(length ->
                            own.append("Content-Length: ").append(length).append("\r\n"));
        } else if (response.status() != 204 && response.status() != 304) {
            own.append("Content-Length: ").append(response.body().length).append("\r\n");
        }
        own.append(open ? "Connection: keep-alive\r\n" : "Connection: close\r\n");
        sink.write(
                "HTTP/1.1 " + response.status() + " ",
                own.toString(),
                response.headers(),
                head ? new byte[0] : response.body());
    }

    /** The connection cannot go on, for nobody knows where the next request begins; what is still coming is read, or the answer might be lost. */
    private void refuse(int status, String code, String message) throws IOException {
        write("", ErrorShape.JSON.error(status, code, message), false);
        socket.shutdownOutput();
        socket.setSoTimeout(1_000);
        try {
            source.rest(DRAIN_LIMIT_BYTES);
        } catch (IOException enough) {
            assert status >= 400;
        }
    }

    private static Optional<String> entry(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().getFirst())
                .findFirst();
    }

    private static boolean expectsToBeAsked(Map<String, List<String>> headers) {
        return headers.getOrDefault("expect", List.of()).stream().anyMatch("100-continue"::equalsIgnoreCase);
    }

    private boolean declaresTooMuch(Map<String, List<String>> headers) {
        String length = headers.getOrDefault("content-length", List.of("0")).getFirst();
        return length.length() > 18 || !length.matches("\\d+") || Long.parseLong(length) > bodyLimitBytes;
    }

    private static boolean staysOpen(HttpRequestLine line, Map<String, List<String>> headers) {
        String wish = headers.getOrDefault("connection", List.of("")).getFirst();
        return line.version().equals("HTTP/1.0")
                ? wish.equalsIgnoreCase("keep-alive")
                : !wish.equalsIgnoreCase("close");
    }
}
