package health.pratique.format.archive;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where an entry's data lie, once its local header (APPNOTE.TXT 4.3.7) and its data descriptor (4.3.9) have agreed with the
 * central directory.
 *
 * @param data offset of the first byte
 */
record ZipExtent(ZipFileEntry entry, long data) {

    private static final long LOCAL = 0x04034B50L;
    private static final long DESCRIPTOR = 0x08074B50L;
    private static final int LOCAL_LENGTH = 30;
    private static final long ZIP64 = 0xFFFFFFFFL;

    /**
     * The entries in the order of their data, which must fill the file from its beginning to the directory.
     *
     * @throws DocumentRejected ARCHIVE_UNSAFE if they overlap, leave a gap, or say two things of one entry
     */
    static List<ZipExtent> sideBySide(LittleEndian zip, List<ZipFileEntry> entries, long directory) {
        List<ZipFileEntry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparingLong(ZipFileEntry::offset));
        List<ZipExtent> extents = new ArrayList<>(ordered.size());
        long at = 0;
        for (int i = 0; i < ordered.size(); i++) {
            ZipFileEntry entry = ordered.get(i);
            long next = i + 1 < ordered.size() ? ordered.get(i + 1).offset() : directory;
            if (entry.offset() != at) {
                throw unsafe();
            }
            ZipExtent extent = of(zip, entry);
            extent.ends(zip, next);
            extents.add(extent);
            at = next;
        }
        if (at != directory) {
            throw unsafe();
        }
        return extents;
    }

    private static ZipExtent of(LittleEndian zip, ZipFileEntry entry) {
        long at = entry.offset();
        if (zip.u32(at) != LOCAL) {
            throw unsafe();
        }
        int nameLength = zip.u16(at + 26);
        boolean agrees = zip.u16(at + 6) == entry.flags()
                && zip.u16(at + 8) == entry.method()
                && told(zip.u32(at + 14), entry.crc(), entry)
                && told(zip.u32(at + 18), entry.compressed(), entry)
                && told(zip.u32(at + 22), entry.unpacked(), entry)
                && entry.sameName(zip.copy(at + LOCAL_LENGTH, nameLength));
        if (!agrees) {
            throw unsafe();
        }
        return new ZipExtent(entry, at + LOCAL_LENGTH + nameLength + zip.u16(at + 28));
    }

    /** A header written before the data are known says nothing, and leaves it to the descriptor. */
    private static boolean told(long local, long central, ZipFileEntry entry) {
        return local == central || entry.described() && (local == 0 || local == ZIP64);
    }

    /** Whatever lies between the data and the next entry is the descriptor, in one of its four forms. */
    private void ends(LittleEndian zip, long next) {
        long end = data + entry.compressed();
        long rest = next - end;
        if (!entry.described()) {
            if (rest != 0) {
                throw unsafe();
            }
            return;
        }
        boolean signed = rest == 16 || rest == 24;
        boolean wide = rest == 20 || rest == 24;
        if (!signed && !wide && rest != 12) {
            throw unsafe();
        }
        long crc = signed ? end + 4 : end;
        long compressed = wide ? zip.u64(crc + 4) : zip.u32(crc + 4);
        long unpacked = wide ? zip.u64(crc + 12) : zip.u32(crc + 8);
        if (signed && zip.u32(end) != DESCRIPTOR
                || zip.u32(crc) != entry.crc()
                || compressed != entry.compressed()
                || unpacked != entry.unpacked()) {
            throw unsafe();
        }
    }

    private static DocumentRejected unsafe() {
        return new DocumentRejected(ReasonCode.ARCHIVE_UNSAFE);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
