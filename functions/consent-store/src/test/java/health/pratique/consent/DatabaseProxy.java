package health.pratique.consent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the functions and PostgreSQL, and does to their connections what networks and failovers do. */
final class DatabaseProxy implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final ServerSocket listening;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Trouble trouble = new Trouble.None();

    /** What happens to the traffic. */
    sealed interface Trouble {

        record None() implements Trouble {}

        record Refused() implements Trouble {}

        /** Every answer comes late. */
        record Slow(Duration by) implements Trouble {}

        /** The connection breaks before a statement with these words gets to the server. */
        record CutBefore(String words) implements Trouble {}

        /** The statement gets to the server and is carried out; its answer is lost. */
        record CutAfter(String words) implements Trouble {}
    }

    private DatabaseProxy(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    static DatabaseProxy to(int port) {
        try {
            DatabaseProxy proxy = new DatabaseProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on; for connections that are open too. */
    void make(Trouble next) {
        trouble = next;
        if (next instanceof Trouble.Refused) {
            open.forEach(DatabaseProxy::drop);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (trouble instanceof Trouble.Refused) {
                    drop(client);
                } else {
                    join(client, new Socket(InetAddress.getLoopbackAddress(), target));
                }
            } catch (IOException closed) {
                assert listening.isClosed() || target > 0;
            }
        }
    }

    private void join(Socket client, Socket server) {
        open.add(client);
        open.add(server);
        Pair pair = new Pair(client, server);
        Thread.ofVirtual().start(() -> pump(pair, client, server, true));
        Thread.ofVirtual().start(() -> pump(pair, server, client, false));
    }

    private record Pair(Socket client, Socket server) {

        void drop() {
            DatabaseProxy.drop(client);
            DatabaseProxy.drop(server);
        }
    }

    private void pump(Pair pair, Socket from, Socket to, boolean fromClient) {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (!passes(pair, chunk, read, out, fromClient)) {
                    return;
                }
                out.write(chunk, 0, read);
                out.flush();
            }
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        } finally {
            pair.drop();
        }
    }

    private boolean passes(Pair pair, byte[] chunk, int length, OutputStream out, boolean fromClient)
            throws IOException, InterruptedException {
        String words = new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
        return switch (trouble) {
            case Trouble.None none -> true;
            case Trouble.Refused refused -> false;
            case Trouble.Slow slow -> {
                if (!fromClient) {
                    Thread.sleep(slow.by());
                }
                yield true;
            }
            case Trouble.CutBefore cut -> !fromClient || !words.contains(cut.words());
            case Trouble.CutAfter cut -> {
                if (fromClient && words.contains(cut.words())) {
                    // The client is cut off first, so that no answer gets through; what was sent is carried out all the
                    // same.
                    drop(pair.client());
                    out.write(chunk, 0, length);
                    out.flush();
                    yield false;
                }
                yield true;
            }
        };
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            assert socket.isClosed();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        open.forEach(DatabaseProxy::drop);
    }
}
