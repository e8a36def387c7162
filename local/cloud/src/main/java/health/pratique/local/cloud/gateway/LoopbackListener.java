package health.pratique.local.cloud.gateway;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port on the loopback interface, and a thread for each connection to it: a thread that blocks in a read costs least. */
public final class LoopbackListener implements AutoCloseable {

    /** What a connection's thread does; when it returns, the connection is over. */
    @FunctionalInterface
    public interface Talk {

        void over(Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final int connectionLimit;

    private LoopbackListener(ServerSocket server, int connectionLimit) {
        this.server = server;
        this.connectionLimit = connectionLimit;
    }

    /**
     * @param port 0 for any free one
     * @param option of the command line that sets the port
     * @param connectionLimit beyond it new connections are ended at once
     * @throws PortBusy when something else has the port
     */
    public static LoopbackListener bind(String name, int port, String option, int connectionLimit, Talk talk)
            throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 512);
        } catch (BindException e) {
            server.close();
            throw new PortBusy(port, option, e);
        }
        LoopbackListener listener = new LoopbackListener(server, connectionLimit);
        Thread.ofPlatform().daemon().name(name).start(() -> listener.accept(name + "-connection", talk));
        return listener;
    }

    /** Such as {@code http://127.0.0.1:4566}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Ends all connections, also those with a request under way. */
    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept(String threadName, Talk talk) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (connections.size() >= connectionLimit) {
                    socket.close();
                    continue;
                }
                connections.add(socket);
                Thread.ofPlatform().daemon().name(threadName).start(() -> converse(socket, talk));
            } catch (IOException closedOrOutOfFiles) {
                Thread.onSpinWait();
            }
        }
    }

    private void converse(Socket socket, Talk talk) {
        try (socket) {
            talk.over(socket);
        } catch (IOException clientGone) {
            // Nobody is left to be answered.
            assert socket.isClosed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }
}
