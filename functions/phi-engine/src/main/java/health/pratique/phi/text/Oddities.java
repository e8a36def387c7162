package health.pratique.phi.text;

import java.util.Arrays;

/** The numbers of tokens that are seldom in a text as it was written. */
final class Oddities {

    private int[] tokens = new int[256];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = token;
    }

    int size() {
        return size;
    }

    int get(int number) {
        return tokens[number];
    }
}
