package health.pratique.format.archive;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks one deflate stream (RFC 1951), and stops as soon as it becomes more than it may. */
final class Inflation {

    private static final int BUFFER = 64 * 1024;
    /** What unpacks to no more than this is harmless whatever its ratio: short repetitive texts compress well. */
    private static final long HARMLESS = 64 * 1024;

    private Inflation() {}

    /** Whether so many bytes may come of so few. */
    static boolean plausible(long compressed, long unpacked, int maxRatio) {
        return unpacked <= HARMLESS || unpacked <= compressed * maxRatio;
    }

    /**
     * Appends what the stream holds.
     *
     * @param maxBytes that {@code out} may hold in the end
     * @param over why it is refused if it holds more
     * @return the length of the stream
     * @throws DocumentRejected with the reason {@code over}; ARCHIVE_UNSAFE for the ratio; FORMAT_INVALID for a broken stream
     */
    static int inflate(
            byte[] from, int offset, int length, Unpacked out, long maxBytes, ReasonCode over, int maxRatio) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(from, offset, length);
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && !inflater.finished()) {
                    throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
                }
                if (!plausible(length, inflater.getBytesWritten(), maxRatio)) {
                    throw new DocumentRejected(ReasonCode.ARCHIVE_UNSAFE);
                }
                if (out.size() + (long) read > maxBytes) {
                    throw new DocumentRejected(over);
                }
                out.write(buffer, 0, read);
            }
            return (int) inflater.getBytesRead();
        } catch (DataFormatException broken) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        } finally {
            inflater.end();
        }
    }
}
