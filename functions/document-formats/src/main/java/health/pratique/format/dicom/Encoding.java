package health.pratique.format.dicom;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;

/** How a data set is laid out in bytes (DICOM PS3.5, section 7 and annex A). */
enum Encoding {
    IMPLICIT_LITTLE(false, false),
    EXPLICIT_LITTLE(true, false),
    EXPLICIT_BIG(true, true);

    private static final String DICOM = "1.2.840.10008.1.2";

    private final boolean explicit;
    private final boolean big;

    Encoding(boolean explicit, boolean big) {
        this.explicit = explicit;
        this.big = big;
    }

    /**
     * By transfer syntax. All compressions of pixel data are explicit little endian around them (PS3.5, A.4); a deflated data
     * set and a private syntax are not taken.
     *
     * @throws DocumentRejected ENCODING_UNSUPPORTED
     */
    static Encoding of(String transferSyntax) {
        return switch (transferSyntax) {
            case DICOM -> IMPLICIT_LITTLE;
            case DICOM + ".1", DICOM + ".1.98", DICOM + ".5" -> EXPLICIT_LITTLE;
            case DICOM + ".2" -> EXPLICIT_BIG;
            default -> {
                String compression = DICOM + ".4.";
                if (transferSyntax.startsWith(compression)
                        && transferSyntax.length() <= compression.length() + 3
                        && transferSyntax.chars().skip(compression.length()).allMatch(c -> c >= '0' && c <= '9')) {
                    yield EXPLICIT_LITTLE;
                }
                throw new DocumentRejected(ReasonCode.ENCODING_UNSUPPORTED);
            }
        };
    }

    boolean explicit() {
        return explicit;
    }

    int u16(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        return big ? first << 8 | second : second << 8 | first;
    }

    long u32(byte[] bytes, int at) {
        long first = u16(bytes, at);
        long second = u16(bytes, at + 2);
        return big ? first << 16 | second : second << 16 | first;
    }

    int tag(byte[] bytes, int at) {
        return u16(bytes, at) << 16 | u16(bytes, at + 2);
    }

    /** A tag with a length of four bytes, as of an item. */
    byte[] marker(int tag, long length) {
        byte[] out = new byte[8];
        put16(out, 0, tag >>> 16);
        put16(out, 2, tag);
        put32(out, 4, length);
        return out;
    }

    /** The header of an element; a length of 0xFFFFFFFF is undefined. */
    byte[] header(int tag, Vr vr, long length) {
        if (!explicit) {
            return marker(tag, length);
        }
        byte[] out = new byte[vr.longForm() ? 12 : 8];
        put16(out, 0, tag >>> 16);
        put16(out, 2, tag);
        out[4] = (byte) vr.name().charAt(0);
        out[5] = (byte) vr.name().charAt(1);
        if (vr.longForm()) {
            put32(out, 8, length);
        } else {
            put16(out, 6, (int) length);
        }
        return out;
    }

    /** Whether a value of this length can be written. */
    boolean fits(Vr vr, long length) {
        return !explicit || vr.longForm() || length <= 0xFFFE;
    }

    private void put16(byte[] out, int at, int value) {
        out[at + (big ? 0 : 1)] = (byte) (value >>> 8);
        out[at + (big ? 1 : 0)] = (byte) value;
    }

    private void put32(byte[] out, int at, long value) {
        put16(out, at + (big ? 0 : 2), (int) (value >>> 16));
        put16(out, at + (big ? 2 : 0), (int) value);
    }
}
