package health.pratique.format.pdf;

/** Searches in bytes. */
final class Bytes {

    private Bytes() {}

    /** The first place from {@code from} on at which the word begins before {@code to}; -1 where there is none. */
    static int indexOf(byte[] bytes, byte[] word, int from, int to) {
        int last = Math.min(to, bytes.length) - word.length;
        for (int i = from; i <= last; i++) {
            if (at(bytes, word, i)) {
                return i;
            }
        }
        return -1;
    }

    static int lastIndexOf(byte[] bytes, byte[] word) {
        for (int i = bytes.length - word.length; i >= 0; i--) {
            if (at(bytes, word, i)) {
                return i;
            }
        }
        return -1;
    }

    static boolean at(byte[] bytes, byte[] word, int offset) {
        if (offset < 0 || offset + word.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes[offset + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** ISO 32000-1, table 1. */
    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0;
    }
}
