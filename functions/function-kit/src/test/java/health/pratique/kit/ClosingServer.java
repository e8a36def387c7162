package health.pratique.kit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Promises to keep its connections open and ends each after one answer, as a service does with those that are idle for long. */
final class ClosingServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.UTF_8);

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();

    ClosingServer() throws IOException {
        Thread.ofVirtual().start(this::answerEach);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The bodies of all requests that came in full. */
    BlockingQueue<String> bodies() {
        return bodies;
    }

    private void answerEach() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                bodies.add(body(socket.getInputStream()));
                socket.getOutputStream().write(ANSWER);
            } catch (IOException clientGone) {
                assert !bodies.isEmpty();
            }
        }
    }

    private static String body(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("The connection ended within a request's head");
            }
            head.append((char) read);
        }
        Matcher length = LENGTH.matcher(head.toString().toLowerCase(Locale.ROOT));
        return length.find()
                ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                : "";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
