package health.pratique.format.dicom;

import org.jspecify.annotations.Nullable;

/** Value representations (DICOM PS3.5, Table 6.2-1). */
enum Vr {
    AE(Kind.ASCII, 16),
    AS(Kind.ASCII, 4),
    AT(Kind.BINARY, 0),
    CS(Kind.ASCII, 16),
    DA(Kind.ASCII, 8),
    DS(Kind.ASCII, 16),
    DT(Kind.ASCII, 26),
    FD(Kind.BINARY, 0),
    FL(Kind.BINARY, 0),
    IS(Kind.ASCII, 12),
    LO(Kind.TEXT, 64),
    LT(Kind.PROSE, 10_240),
    OB(Kind.BULK, 0),
    OD(Kind.BULK, 0),
    OF(Kind.BULK, 0),
    OL(Kind.BULK, 0),
    OV(Kind.BULK, 0),
    OW(Kind.BULK, 0),
    PN(Kind.TEXT, 64),
    SH(Kind.TEXT, 16),
    SL(Kind.BINARY, 0),
    SQ(Kind.BULK, 0),
    SS(Kind.BINARY, 0),
    ST(Kind.PROSE, 1024),
    SV(Kind.BINARY, 0),
    TM(Kind.ASCII, 16),
    UC(Kind.TEXT, Integer.MAX_VALUE),
    UI(Kind.ASCII, 64),
    UL(Kind.BINARY, 0),
    UN(Kind.BULK, 0),
    UR(Kind.URI, Integer.MAX_VALUE),
    US(Kind.BINARY, 0),
    UT(Kind.PROSE, Integer.MAX_VALUE),
    UV(Kind.BINARY, 0);

    private enum Kind {
        /** Numbers of a fixed size. */
        BINARY,
        /** Bytes whose meaning the element alone tells. */
        BULK,
        /** Values divided by backslashes, in the default repertoire. */
        ASCII,
        /** One value in the default repertoire. */
        URI,
        /** Values divided by backslashes, in the data set's character set. */
        TEXT,
        /** One value in the data set's character set, in which a backslash is one. */
        PROSE
    }

    private final Kind kind;
    private final int maxLength;

    Vr(Kind kind, int maxLength) {
        this.kind = kind;
        this.maxLength = maxLength;
    }

    /** The one that two letters name, or null. */
    static @Nullable Vr of(byte first, byte second) {
        for (Vr vr : VALUES) {
            if (vr.name().charAt(0) == first && vr.name().charAt(1) == second) {
                return vr;
            }
        }
        return null;
    }

    private static final Vr[] VALUES = values();

    /** Whether its length takes four bytes in explicit VR (PS3.5, 7.1.2). */
    boolean longForm() {
        return kind == Kind.BULK || this == SV || this == UV || this == UC || this == UR || this == UT;
    }

    boolean isText() {
        return kind != Kind.BINARY && kind != Kind.BULK;
    }

    boolean isBulk() {
        return kind == Kind.BULK;
    }

    /** Whether the Specific Character Set governs it. */
    boolean localised() {
        return kind == Kind.TEXT || kind == Kind.PROSE;
    }

    /** Whether a backslash divides values. */
    boolean multiple() {
        return kind == Kind.ASCII || kind == Kind.TEXT;
    }

    /** Whether it may hold line ends. */
    boolean lines() {
        return kind == Kind.PROSE;
    }

    /** Characters in one value; for a person's name, in one of its groups. */
    int maxLength() {
        return maxLength;
    }
}
