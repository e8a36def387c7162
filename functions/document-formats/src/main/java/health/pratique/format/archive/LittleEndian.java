package health.pratique.format.archive;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.util.Arrays;

/** Numbers as ZIP and gzip write them. Reading past the end is FORMAT_INVALID. */
record LittleEndian(byte[] bytes) {

    int u8(long at) {
        return bytes[index(at, 1)] & 0xFF;
    }

    int u16(long at) {
        int from = index(at, 2);
        return bytes[from] & 0xFF | (bytes[from + 1] & 0xFF) << 8;
    }

    long u32(long at) {
        index(at, 4);
        return u16(at) | (long) u16(at + 2) << 16;
    }

    long u64(long at) {
        return u32(at) | u32(at + 4) << 32;
    }

    byte[] copy(long at, int length) {
        int from = index(at, length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    int length() {
        return bytes.length;
    }

    private int index(long at, int length) {
        if (at < 0 || at + length > bytes.length) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        }
        return (int) at;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
