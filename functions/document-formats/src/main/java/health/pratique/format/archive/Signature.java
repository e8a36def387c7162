package health.pratique.format.archive;

import java.util.Arrays;

/** How archives begin: those that are opened, and those that are refused inside of one. */
enum Signature {
    ZIP(0, 'P', 'K', 3, 4),
    ZIP_EMPTY(0, 'P', 'K', 5, 6),
    ZIP_SPANNED(0, 'P', 'K', 7, 8),
    GZIP(0, 0x1F, 0x8B),
    COMPRESS(0, 0x1F, 0x9D),
    COMPRESS_LZH(0, 0x1F, 0xA0),
    BZIP2(0, 'B', 'Z', 'h'),
    XZ(0, 0xFD, '7', 'z', 'X', 'Z', 0),
    LZIP(0, 'L', 'Z', 'I', 'P'),
    LZ4(0, 0x04, 0x22, 0x4D, 0x18),
    ZSTANDARD(0, 0x28, 0xB5, 0x2F, 0xFD),
    SEVEN_ZIP(0, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
    RAR(0, 'R', 'a', 'r', '!', 0x1A, 0x07),
    CABINET(0, 'M', 'S', 'C', 'F', 0, 0, 0, 0),
    AR(0, '!', '<', 'a', 'r', 'c', 'h', '>'),
    CPIO(0, '0', '7', '0', '7', '0'),
    TAR(257, 'u', 's', 't', 'a', 'r');

    private final int offset;
    private final byte[] bytes;

    Signature(int offset, int... bytes) {
        this.offset = offset;
        this.bytes = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            this.bytes[i] = (byte) bytes[i];
        }
    }

    boolean begins(byte[] content) {
        return content.length >= offset + bytes.length
                && Arrays.equals(content, offset, offset + bytes.length, bytes, 0, bytes.length);
    }

    /** Whether the content is an archive of any kind. */
    static boolean any(byte[] content) {
        for (Signature one : values()) {
            if (one.begins(content)) {
                return true;
            }
        }
        return false;
    }
}
