package health.pratique.audit.archive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * A row, or an anchor's word for a row, on its way to the check of its chain.
 *
 * @param file number of the file, in the order of reading
 * @param line from 1
 * @param time of a row; for an anchor's word, when its batch was written: milliseconds since 1970
 * @param previousHash of a row; empty for an anchor's word
 */
record Trace(String chain, long sequence, Kind kind, int file, int line, long time, String hash, String previousHash) {

    /** What is known of it. Words come before rows, so that a row is met by what is known of its place. */
    enum Kind {
        /** An anchor names this row. */
        WORD,
        /** The row is in the file and, as far as an anchor is there, in the place that the anchor names. */
        ROW,
        /** The row's hash does not fit its fields. */
        BROKEN_ROW,
        /** The anchor names another place for the row. */
        DISPLACED_ROW,
        /** The row stands in an anchored file whose anchor does not know it. */
        ALIEN_ROW,
        /** No anchor knows the row's file. */
        UNANCHORED_ROW
    }

    static final Comparator<Trace> ORDER = Comparator.comparing(Trace::chain)
            .thenComparingLong(Trace::sequence)
            .thenComparing(Trace::kind)
            .thenComparingInt(Trace::file)
            .thenComparingInt(Trace::line);

    private static final Kind[] KINDS = Kind.values();

    boolean isWord() {
        return kind == Kind.WORD;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(chain);
        out.writeLong(sequence);
        out.writeByte(kind.ordinal());
        out.writeInt(file);
        out.writeInt(line);
        out.writeLong(time);
        out.writeUTF(hash);
        out.writeUTF(previousHash);
    }

    static Trace read(DataInput in) throws IOException {
        return new Trace(
                in.readUTF(),
                in.readLong(),
                KINDS[in.readByte()],
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readUTF(),
                in.readUTF());
    }
}
