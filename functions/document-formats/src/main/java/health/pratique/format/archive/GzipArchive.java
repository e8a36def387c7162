package health.pratique.format.archive;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FormatLimits;
import java.util.Arrays;

/** A gzip file (RFC 1952): one document in one member, or in several that are joined. */
final class GzipArchive implements Archive {

    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final LittleEndian content;
    private final FormatLimits limits;

    private GzipArchive(LittleEndian content, FormatLimits limits) {
        this.content = content;
        this.limits = limits;
    }

    static GzipArchive of(byte[] content, FormatLimits limits) {
        GzipArchive archive = new GzipArchive(new LittleEndian(content), limits);
        archive.afterHeader(0);
        return archive;
    }

    @Override
    public String format() {
        return "GZIP";
    }

    @Override
    public int documents() {
        return 1;
    }

    @Override
    public void forEach(Visitor visitor) {
        Unpacked out = new Unpacked(content.length());
        int at = 0;
        for (int member = 0; at < content.length(); member++) {
            if (member == limits.maxEntries() || member > 0 && !another(at)) {
                throw new DocumentRejected(ReasonCode.ARCHIVE_UNSAFE);
            }
            at = member(at, out);
        }
        byte[] document = out.toByteArray();
        if (document.length == 0) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_EMPTY);
        }
        if (!Inflation.plausible(content.length(), document.length, limits.maxRatio())
                || Archive.nested(document, limits)) {
            throw new DocumentRejected(ReasonCode.ARCHIVE_UNSAFE);
        }
        visitor.visit(1, document);
    }

    private boolean another(int at) {
        return content.length() - at >= HEADER && content.u8(at) == 0x1F && content.u8(at + 1L) == 0x8B;
    }

    private int member(int start, Unpacked out) {
        int data = afterHeader(start);
        int before = out.size();
        int used = Inflation.inflate(
                content.bytes(),
                data,
                content.length() - data,
                out,
                limits.maxBytes(),
                ReasonCode.DOCUMENT_TOO_LARGE,
                limits.maxRatio());
        long trailer = (long) data + used;
        if (content.u32(trailer) != out.crc(before) || content.u32(trailer + 4) != out.size() - before) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        }
        return (int) trailer + TRAILER;
    }

    /** Where the compressed data of the member begins; its name is checked and forgotten. */
    private int afterHeader(int start) {
        int flags = content.u8(start + 3L);
        if (content.u8(start + 2L) != DEFLATE || (flags & RESERVED) != 0) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        }
        long at = (long) start + HEADER;
        if ((flags & EXTRA) != 0) {
            at += 2L + content.u16(at);
        }
        if ((flags & NAME) != 0) {
            int end = terminated(at);
            new EntryNames().add(Arrays.copyOfRange(content.bytes(), (int) at, end), false);
            at = end + 1L;
        }
        if ((flags & COMMENT) != 0) {
            at = terminated(at) + 1L;
        }
        if ((flags & HEADER_CRC) != 0) {
            at += 2;
        }
        content.u8(at);
        return (int) at;
    }

    private int terminated(long from) {
        long at = from;
        while (content.u8(at) != 0) {
            at++;
        }
        return (int) at;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
