package health.pratique.local.cloud.functions.isolated;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Lambda Runtime API (2018-06-01) for one process, on a loopback port of its own. When it closes, so do its connections:
 * a runtime that waits for its next invocation then ends itself.
 */
final class RuntimeApi implements AutoCloseable {

    private static final String VERSION = "/2018-06-01/runtime/";
    private static final Pattern ANSWER = Pattern.compile(VERSION + "invocation/([^/]{1,64})/(response|error)");
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final byte[] ACCEPTED = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);

    /** What the process says and asks. */
    interface Runtime {

        /** Blocks until there is work. */
        Next next() throws InterruptedException;

        void answered(String requestId, byte[] body);

        void failed(String requestId, String errorType, byte[] body);

        void initFailed(String errorType, byte[] body);
    }

    /** @param headers as {@code /next} gives them */
    record Next(Map<String, String> headers, byte[] payload) {}

    private final ServerSocket server;
    private final Runtime runtime;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private RuntimeApi(ServerSocket server, Runtime runtime) {
        this.server = server;
        this.runtime = runtime;
    }

    static RuntimeApi open(Runtime runtime) throws IOException {
        RuntimeApi api = new RuntimeApi(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()), runtime);
        Thread.ofVirtual().name("runtime-api").start(api::accept);
        return api;
    }

    /** For {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(socket);
                Thread thread = Thread.ofVirtual().name("runtime-connection").unstarted(() -> serve(socket));
                threads.add(thread);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (Optional<HttpMessage> request = HttpMessage.read(in);
                    request.isPresent();
                    request = HttpMessage.read(in)) {
                out.write(answer(request.get()));
                out.flush();
            }
        } catch (IOException | InterruptedException gone) {
            // The process has ended or is about to; its exit tells what that means.
            assert gone != null;
        } finally {
            connections.remove(socket);
            threads.remove(Thread.currentThread());
        }
    }

    private byte[] answer(HttpMessage request) throws InterruptedException {
        String errorType = request.headers().getOrDefault("lambda-runtime-function-error-type", "Unhandled");
        if (request.path().equals(VERSION + "invocation/next")) {
            Next next = runtime.next();
            return HttpMessage.response(200, next.headers(), next.payload());
        }
        if (request.path().equals(VERSION + "init/error")) {
            runtime.initFailed(errorType, request.body());
            return HttpMessage.response(202, JSON, ACCEPTED);
        }
        Matcher matcher = ANSWER.matcher(request.path());
        if (!matcher.matches()) {
            return HttpMessage.response(404, JSON, "{}".getBytes(StandardCharsets.UTF_8));
        }
        if (matcher.group(2).equals("response")) {
            runtime.answered(matcher.group(1), request.body());
        } else {
            runtime.failed(matcher.group(1), errorType, request.body());
        }
        return HttpMessage.response(202, JSON, ACCEPTED);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : connections) {
                socket.close();
            }
        } catch (IOException e) {
            // A socket that does not close is closed by the end of the process at its other side.
            assert e != null;
        }
        threads.forEach(Thread::interrupt);
    }
}
