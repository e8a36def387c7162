package health.pratique.local.benchmark;

import java.io.Reader;
import java.util.List;

/** The same texts again and again, each time in another order, until so many units were read. */
final class EndlessReader extends Reader {

    /** Prime to any number of texts that is met, so that every text comes up. */
    private static final int STRIDE = 7919;

    private final List<String> texts;
    private long left;
    private int turn;
    private String text = "";
    private int at;

    EndlessReader(List<String> texts, long units) {
        this.texts = texts;
        this.left = units;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (left == 0) {
            return -1;
        }
        while (at == text.length()) {
            text = texts.get((int) ((long) turn++ * STRIDE % texts.size()));
            at = 0;
        }
        int count = (int) Math.min(Math.min(length, left), text.length() - at);
        text.getChars(at, at + count, buffer, offset);
        at += count;
        left -= count;
        return count;
    }

    @Override
    public void close() {}
}
