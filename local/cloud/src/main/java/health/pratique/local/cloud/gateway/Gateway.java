package health.pratique.local.cloud.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The one HTTP port of the local cloud, on the loopback interface. A connection is a thread that reads a request, has the first endpoint that
 * accepts it answer, and reads the next: clients keep few connections and use them long.
 * Measured with 1.5 KB there and back on two cores: 30 us of processor time a request, client included, against 79 with virtual threads and
 * 43 to 91 with the JDK's own server.
 */
public final class Gateway implements AutoCloseable {

    /** What a request's body may hold at most: as much as any client of the platform sends in one part. */
    public static final int BODY_LIMIT_BYTES = 128 * 1024 * 1024;

    private final LoopbackListener listener;
    private final CountDownLatch served = new CountDownLatch(1);
    private final int bodyLimitBytes;
    private volatile List<ServiceEndpoint> endpoints = List.of();

    private Gateway(int port, int bodyLimitBytes) throws IOException {
        this.bodyLimitBytes = bodyLimitBytes;
        this.listener = LoopbackListener.bind("gateway", port, "--port", Integer.MAX_VALUE, this::converse);
    }

    /**
     * Takes the port, so that its address can be given to those who will need it; requests wait until {@link #serve}.
     *
     * @param port 0 for any free one
     * @throws PortBusy when something else has it
     */
    public static Gateway bind(int port) throws IOException {
        return bind(port, BODY_LIMIT_BYTES);
    }

    /** As {@link #bind(int)} with a limit of its own on a request's body, beyond which it answers 413. */
    public static Gateway bind(int port, int bodyLimitBytes) throws IOException {
        return new Gateway(port, bodyLimitBytes);
    }

    /** {@link #bind(int)} and {@link #serve(List)} in one. */
    public static Gateway start(int port, List<ServiceEndpoint> endpoints) throws IOException {
        Gateway gateway = bind(port);
        gateway.serve(endpoints);
        return gateway;
    }

    /** Answers from now on. The first endpoint that accepts a request gets it, so S3, which takes what is left, comes last. */
    public void serve(List<ServiceEndpoint> inOrder) {
        endpoints = List.copyOf(inOrder);
        served.countDown();
    }

    /** Such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return listener.address();
    }

    /** Ends all connections, also those with a request under way. */
    @Override
    public void close() throws IOException {
        listener.close();
        served.countDown();
    }

    private void converse(Socket socket) throws IOException, InterruptedException {
        served.await();
        new Conversation(socket, endpoints, bodyLimitBytes).run();
    }
}
