package health.pratique.phi.tagger;

import health.pratique.phi.text.Fold;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Words that keep like company in English text share a kind: small kinds, each in a large one, of the most frequent words. So what
 * the tagger learnt of "phoned" holds for "emailed" too. Words are known by a hash of their letters, without case and accents.
 * Immutable, thread-safe.
 */
public final class WordKinds {

    /** How many small kinds there are. */
    public static final int SMALL = 1000;

    /** How many large kinds there are. */
    public static final int LARGE = 60;

    private final int[] hashes;
    private final short[] kinds;
    private final byte[] large;
    private final int[] slots;

    private WordKinds(int[] hashes, short[] kinds, byte[] large) {
        this.hashes = hashes;
        this.kinds = kinds;
        this.large = large;
        this.slots = new int[Integer.highestOneBit(Math.max(8, hashes.length)) * 4];
        for (int word = 0; word < hashes.length; word++) {
            int slot = spread(hashes[word]) & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = word + 1;
        }
    }

    /**
     * @param words folded, without repeats
     * @param small the small kind of each word, from 0
     * @param large the large kind of each small one, from 0
     */
    public static WordKinds of(List<String> words, short[] small, byte[] large) {
        return new WordKinds(words.stream().mapToInt(String::hashCode).toArray(), small.clone(), large.clone());
    }

    /** Those in the jar. Loads them: keep the result. */
    public static WordKinds standard() {
        try (InputStream in = WordKinds.class.getResourceAsStream("word-kinds.bin")) {
            if (in == null) {
                throw new IllegalStateException("the kinds of words are missing from the jar: build it again");
            }
            return read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static WordKinds read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int count = data.readInt();
        byte[] large = data.readNBytes(SMALL);
        int[] hashes = new int[count];
        ByteBuffer.wrap(data.readNBytes(count * 4)).asIntBuffer().get(hashes);
        short[] kinds = new short[count];
        ByteBuffer.wrap(data.readNBytes(count * 2)).asShortBuffer().get(kinds);
        return new WordKinds(hashes, kinds, large);
    }

    /** Writes what {@link #read} reads. */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(hashes.length);
        data.write(large);
        for (int hash : hashes) {
            data.writeInt(hash);
        }
        for (short kind : kinds) {
            data.writeShort(kind);
        }
        data.flush();
    }

    /** A word as it is known here: in small letters, without accents. */
    public static String folded(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); at++) {
            char c = word.charAt(at);
            folded.append(c < 128 ? Character.toLowerCase(c) : Fold.fold(c));
        }
        return folded.toString();
    }

    /** The small kind, from 1, of the word whose {@link #folded} form has this hash code; 0 if unknown. */
    int small(int hash) {
        int slot = spread(hash) & slots.length - 1;
        while (slots[slot] != 0) {
            int word = slots[slot] - 1;
            if (hashes[word] == hash) {
                return kinds[word] + 1;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return 0;
    }

    /** The large kind that a small one belongs to, from 1; 0 if unknown. */
    int large(int small) {
        return small == 0 ? 0 : large[small - 1] + 1;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B1;
        return mixed ^ mixed >>> 15;
    }
}
