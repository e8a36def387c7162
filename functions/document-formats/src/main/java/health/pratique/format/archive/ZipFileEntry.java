package health.pratique.format.archive;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.util.Arrays;

/**
 * One entry as the central directory describes it (APPNOTE.TXT 4.3.12). Prints as {@code [PHI]}, for names may hold PHI.
 *
 * @param end of the central directory's record
 * @param offset of the local header
 */
record ZipFileEntry(
        long end,
        int flags,
        int method,
        long crc,
        long compressed,
        long unpacked,
        long offset,
        byte[] name,
        boolean directory) {

    static final int STORED = 0;
    static final int DEFLATED = 8;
    static final int DESCRIPTOR = 1 << 3;

    private static final long CENTRAL = 0x02014B50L;
    private static final int CENTRAL_LENGTH = 46;
    private static final int AES = 99;
    /** Encrypted, strongly encrypted, or with masked headers (4.4.4). */
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;

    private static final int UTF_8 = 1 << 11;
    private static final long ZIP64 = 0xFFFFFFFFL;
    private static final int TYPE = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;
    private static final int UNIX = 3;
    private static final int DARWIN = 19;

    static ZipFileEntry at(LittleEndian zip, long at, EntryNames names) {
        if (zip.u32(at) != CENTRAL) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        }
        int flags = zip.u16(at + 8);
        int method = zip.u16(at + 10);
        if ((flags & ENCRYPTED) != 0 || method == AES) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_ENCRYPTED);
        }
        byte[] name = zip.copy(at + CENTRAL_LENGTH, zip.u16(at + 28));
        boolean directory = names.add(name, (flags & UTF_8) != 0).endsWith("/");
        if (method != STORED && method != DEFLATED) {
            throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
        }
        ZipFileEntry entry = new ZipFileEntry(
                at + CENTRAL_LENGTH + name.length + zip.u16(at + 30) + zip.u16(at + 32),
                flags,
                method,
                zip.u32(at + 16),
                zip.u32(at + 20),
                zip.u32(at + 24),
                zip.u32(at + 42),
                name,
                directory);
        if (zip.u16(at + 34) != 0 || special(zip, at) || !entry.sound()) {
            throw new DocumentRejected(ReasonCode.ARCHIVE_UNSAFE);
        }
        return entry;
    }

    /** Sizes of 4 GB and more are in a field of their own (4.5.3), and no archive within the limits has them. */
    private boolean sound() {
        return compressed != ZIP64
                && unpacked != ZIP64
                && offset != ZIP64
                && (method != STORED || compressed == unpacked)
                && (!directory || unpacked == 0);
    }

    /** A symbolic link, a device, a pipe: neither a file nor a directory. */
    private static boolean special(LittleEndian zip, long at) {
        int madeOn = zip.u8(at + 5);
        int type = (int) (zip.u32(at + 38) >> 16) & TYPE;
        return (madeOn == UNIX || madeOn == DARWIN) && type != 0 && type != REGULAR && type != FOLDER;
    }

    boolean described() {
        return (flags & DESCRIPTOR) != 0;
    }

    boolean sameName(byte[] other) {
        return Arrays.equals(name, other);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
