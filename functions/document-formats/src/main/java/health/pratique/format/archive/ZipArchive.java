package health.pratique.format.archive;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FormatLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A ZIP file (PKWARE APPNOTE.TXT 6.3), read by its central directory. What local headers and data descriptors say must agree with
 * it, and the entries must lie side by side from the first byte to the directory: so no two share their data (Fifield, "A better
 * zip bomb", 2019), and nothing lies between them that another reader would find.
 */
final class ZipArchive implements Archive {

    private static final long END = 0x06054B50L;
    private static final int END_LENGTH = 22;
    private static final int MAX_COMMENT = 0xFFFF;

    private final LittleEndian zip;
    private final FormatLimits limits;
    private final List<ZipExtent> documents;

    private ZipArchive(LittleEndian zip, FormatLimits limits, List<ZipExtent> documents) {
        this.zip = zip;
        this.limits = limits;
        this.documents = documents;
    }

    static ZipArchive of(byte[] content, FormatLimits limits) {
        LittleEndian zip = new LittleEndian(content);
        long end = end(zip);
        int count = zip.u16(end + 10);
        long directory = zip.u32(end + 16);
        boolean oneDisk = zip.u16(end + 4) == 0 && zip.u16(end + 6) == 0 && zip.u16(end + 8) == count;
        if (!oneDisk || count > limits.maxEntries() || directory + zip.u32(end + 12) != end) {
            throw unsafe();
        }
        List<ZipFileEntry> entries = entries(zip, directory, end, count);
        sizes(entries, limits);
        List<ZipExtent> extents = ZipExtent.sideBySide(zip, entries, directory).stream()
                .filter(extent -> !extent.entry().directory())
                .toList();
        if (extents.isEmpty()) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_EMPTY);
        }
        return new ZipArchive(zip, limits, extents);
    }

    /** Whether {@link #of} refuses it as a document of another format, and ever will: so nothing of it is unpacked. */
    static boolean isDocument(byte[] content, FormatLimits limits) {
        try {
            of(content, limits);
            return false;
        } catch (DocumentRejected refused) {
            return refused.reason() == ReasonCode.FORMAT_UNSUPPORTED;
        }
    }

    /** The record that ends the file, before a comment that reaches to the last byte. */
    private static long end(LittleEndian zip) {
        long last = (long) zip.length() - END_LENGTH;
        for (long at = last; at >= 0 && at >= last - MAX_COMMENT; at--) {
            if (zip.u8(at) == 'P' && zip.u32(at) == END && at + END_LENGTH + zip.u16(at + 20) == zip.length()) {
                return at;
            }
        }
        throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
    }

    private static List<ZipFileEntry> entries(LittleEndian zip, long directory, long end, int count) {
        EntryNames names = new EntryNames();
        List<ZipFileEntry> entries = new ArrayList<>(count);
        long at = directory;
        for (int i = 0; i < count; i++) {
            ZipFileEntry entry = ZipFileEntry.at(zip, at, names);
            entries.add(entry);
            at = entry.end();
        }
        if (at != end) {
            throw unsafe();
        }
        return entries;
    }

    private static void sizes(List<ZipFileEntry> entries, FormatLimits limits) {
        long total = 0;
        for (ZipFileEntry entry : entries) {
            total += entry.unpacked();
            if (!Inflation.plausible(entry.compressed(), entry.unpacked(), limits.maxRatio())) {
                throw unsafe();
            }
        }
        if (total > limits.maxBytes()) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
    }

    @Override
    public String format() {
        return "ZIP";
    }

    @Override
    public int documents() {
        return documents.size();
    }

    @Override
    public void forEach(Visitor visitor) {
        int number = 0;
        for (ZipExtent extent : documents) {
            number++;
            visitor.visit(number, content(extent));
        }
    }

    /** What comes out must be what was announced: neither more, nor less, nor other bytes. */
    private byte[] content(ZipExtent extent) {
        ZipFileEntry entry = extent.entry();
        byte[] content = entry.method() == ZipFileEntry.STORED
                ? zip.copy(extent.data(), (int) entry.compressed())
                : inflated(extent);
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.crc()) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        }
        if (Archive.nested(content, limits)) {
            throw unsafe();
        }
        return content;
    }

    private byte[] inflated(ZipExtent extent) {
        ZipFileEntry entry = extent.entry();
        Unpacked out = new Unpacked((int) entry.unpacked());
        int used = Inflation.inflate(
                zip.bytes(),
                (int) extent.data(),
                (int) entry.compressed(),
                out,
                entry.unpacked(),
                ReasonCode.ARCHIVE_UNSAFE,
                limits.maxRatio());
        if (used != entry.compressed() || out.size() != entry.unpacked()) {
            throw unsafe();
        }
        return out.toByteArray();
    }

    private static DocumentRejected unsafe() {
        return new DocumentRejected(ReasonCode.ARCHIVE_UNSAFE);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
