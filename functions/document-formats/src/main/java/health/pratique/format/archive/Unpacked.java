package health.pratique.format.archive;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/** What came out so far. */
final class Unpacked extends ByteArrayOutputStream {

    Unpacked(int expected) {
        super(expected);
    }

    /** CRC-32 of what came out from there on, without a copy of it. */
    long crc(int from) {
        CRC32 crc = new CRC32();
        crc.update(buf, from, count - from);
        return crc.getValue();
    }

    @Override
    public synchronized String toString() {
        return "[PHI]";
    }
}
