package health.pratique.local.cloud.gateway;

import health.pratique.local.cloud.http.HttpSink;
import health.pratique.local.cloud.http.HttpSource;
import health.pratique.local.cloud.http.MalformedMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A server on this machine that requests are passed on to, over connections that are kept open. Thread-safe. */
public final class HttpBackend implements AutoCloseable {

    private static final int ANSWER_LIMIT_BYTES = 512 * 1024 * 1024;
    private static final int ANSWER_TIMEOUT_MILLIS = 120_000;
    /** Less than the servers' own limits (30 s and more), so that a connection is not used while its server ends it. */
    private static final long IDLE_LIMIT_NANOS = Duration.ofSeconds(15).toNanos();

    private final URI address;
    private final String host;
    private final int answerTimeoutMillis;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final LongAdder calls = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    public HttpBackend(URI address) {
        this(address, address.getAuthority(), Duration.ofMillis(ANSWER_TIMEOUT_MILLIS));
    }

    /**
     * @param host what the server is told that it was called by
     * @param answerTimeout how long it waits for a part of an answer
     */
    public HttpBackend(URI address, String host, Duration answerTimeout) {
        this.address = address;
        this.host = host;
        this.answerTimeoutMillis = (int) answerTimeout.toMillis();
    }

    /** Sends the request as it is, but for what concerns one connection only, and waits for the answer. */
    public GatewayResponse send(GatewayRequest request) throws IOException {
        long start = System.nanoTime();
        try {
            return exchange(request);
        } finally {
            calls.increment();
            nanos.add(System.nanoTime() - start);
        }
    }

    /** Calls since the start, and the time that they waited for this server. */
    public BackendUse use() {
        return new BackendUse(calls.sum(), Duration.ofNanos(nanos.sum()));
    }

    @Override
    public void close() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.end();
        }
    }

    private GatewayResponse exchange(GatewayRequest request) throws IOException {
        for (Connection kept = idle(); kept != null; kept = idle()) {
            Optional<GatewayResponse> answer = exchange(kept, request);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return exchange(new Connection(), request)
                .orElseThrow(() -> new IOException("The server ended the connection without an answer"));
    }

    private @Nullable Connection idle() {
        long now = System.nanoTime();
        for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            if (now - kept.idleSince < IDLE_LIMIT_NANOS) {
                return kept;
            }
            kept.end();
        }
        return null;
    }

    private Optional<GatewayResponse> exchange(Connection connection, GatewayRequest request) throws IOException {
        boolean keep = false;
        try {
            Optional<GatewayResponse> answer = connection.exchange(request);
            keep = answer.isPresent() && connection.staysOpen;
            return answer;
        } finally {
            if (keep) {
                connection.idleSince = System.nanoTime();
                idle.addFirst(connection);
            } else {
                connection.end();
            }
        }
    }

    private final class Connection {

        private final Socket socket = new Socket();
        private final HttpSource source;
        private final HttpSink sink;
        private boolean staysOpen = true;
        private long idleSince;

        Connection() throws IOException {
            try {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(answerTimeoutMillis);
                socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), answerTimeoutMillis);
                source = new HttpSource(socket.getInputStream());
                sink = new HttpSink(socket.getOutputStream());
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        /** Empty when the server had ended the connection before it got the request. */
        Optional<GatewayResponse> exchange(GatewayRequest request) throws IOException {
            String target = request.rawQuery().isEmpty() ? request.path() : request.path() + "?" + request.rawQuery();
            String own = "Host: " + host + "\r\nContent-Length: " + request.body().length + "\r\n";
            Optional<String> status;
            try {
                sink.write(request.method() + " " + target + " HTTP/1.1", own, request.headers(), request.body());
                status = source.startLine();
            } catch (java.net.SocketException ended) {
                return Optional.empty();
            }
            return status.isEmpty() ? Optional.empty() : Optional.of(answer(request, status.get()));
        }

        private GatewayResponse answer(GatewayRequest request, String firstLine) throws IOException {
            String statusLine = firstLine;
            Map<String, List<String>> headers = source.headers();
            while (statusLine.startsWith("HTTP/1.1 1")) {
                statusLine = source.startLine().orElseThrow(MalformedMessage::new);
                headers = source.headers();
            }
            int status = status(statusLine);
            staysOpen = !headers.getOrDefault("connection", List.of()).contains("close");
            boolean bodiless = request.method().equals("HEAD") || status == 204 || status == 304;
            return new GatewayResponse(status, headers, bodiless ? new byte[0] : body(headers));
        }

        private byte[] body(Map<String, List<String>> headers) throws IOException {
            if (HttpSource.declaredLength(headers) >= 0 || HttpSource.isChunked(headers)) {
                return source.body(headers, ANSWER_LIMIT_BYTES);
            }
            staysOpen = false;
            return source.rest(ANSWER_LIMIT_BYTES);
        }

        private static int status(String line) throws MalformedMessage {
            try {
                return Integer.parseInt(line, 9, 12, 10);
            } catch (RuntimeException notAStatusLine) {
                throw new MalformedMessage();
            }
        }

        void end() {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                assert socket.isClosed();
            }
        }
    }
}
