package health.pratique.local.cloud.apigateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A connection's bytes, which have to come in time: a timeout of each read alone lets a client hold a connection for hours, a byte at a time.
 * Not thread-safe.
 */
final class Deadlines extends InputStream {

    private final Socket socket;
    private final InputStream in;
    private long deadline;
    private long afterFirstByteNanos;

    Deadlines(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** The next request may be long in coming; once it has begun, its head has to be there. */
    void idle(Duration forFirstByte, Duration forHead) {
        deadline = System.nanoTime() + forFirstByte.toNanos();
        afterFirstByteNanos = forHead.toNanos();
    }

    /** All the rest has to be there within this time from now. */
    void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
        afterFirstByteNanos = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("The request did not come in time");
        }
        socket.setSoTimeout((int) left);
        int count = in.read(bytes, offset, length);
        if (afterFirstByteNanos > 0) {
            deadline = System.nanoTime() + afterFirstByteNanos;
            afterFirstByteNanos = 0;
        }
        return count;
    }
}
