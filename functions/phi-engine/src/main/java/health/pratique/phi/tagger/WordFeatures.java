package health.pratique.phi.tagger;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;

/**
 * What the model is told of an open word, as hashes: what the lexicon knows of it, how it is written, its letters if it is no
 * plain word, and what stands around it. Names are told by their kind, not by themselves, so that an unknown name does as well.
 * Used again for each word; not thread-safe.
 */
public final class WordFeatures {

    /** No word has more features. */
    public static final int MOST = FeatureHashes.MOST;

    private static final int LONGEST_SPELT = 14;

    private final NeighbourKinds kinds;
    private final FeatureHashes features = new FeatureHashes();

    public WordFeatures(WordKinds kinds) {
        this.kinds = new NeighbourKinds(kinds);
    }

    /** Reads the features of the token; they stand in {@link #hashes} until the next call. */
    public void read(OpenWords words, int at) {
        features.clear();
        Tokens tokens = words.tokens();
        if (words.isNumber(at)) {
            NumberFeatures.read(words, at, kinds, features);
            return;
        }
        int flags = tokens.flags(at);
        int kind = Surroundings.kind(tokens, at);
        int style = tokens.shape(at).ordinal() * 3 + words.letterCase(at).ordinal();
        boolean starts = words.startsSentence(at);
        features.add(1, at == 0 ? 1 : 0);
        features.add(2, style, starts);
        features.add(3, flags);
        features.add(4, kind, style);
        features.add(5, kind, style, starts);
        features.add(6, Math.min(12, tokens.length(at)), style);
        for (int rest = flags; rest != 0; rest &= rest - 1) {
            features.add(7, Integer.numberOfTrailingZeros(rest));
        }
        spelling(tokens, at, flags, style);
        around(words, at, kind, style);
        company(words, at, kind, style);
    }

    /** What the word and its neighbours are like by the company that they keep in much other text. */
    private void company(OpenWords words, int at, int kind, int style) {
        int small = kinds.small(words, at);
        int large = kinds.large(small);
        int before = kinds.small(words, at - 1);
        int after = kinds.small(words, at + 1);
        int largeBefore = kinds.large(before);
        int largeAfter = kinds.large(after);
        int largeBefore2 = kinds.large(kinds.small(words, at - 2));
        int largeAfter2 = kinds.large(kinds.small(words, at + 2));
        features.add(50, small);
        features.add(51, small, style);
        features.add(52, large, style);
        features.add(53, large, kind);
        features.add(54, before);
        features.add(55, after);
        features.add(56, before, kind);
        features.add(57, after, kind);
        features.add(58, largeBefore, kind);
        features.add(59, largeAfter, kind);
        features.add(60, largeBefore, largeAfter);
        features.add(61, largeBefore, largeBefore2);
        features.add(62, largeAfter, largeAfter2);
        features.add(63, largeBefore, large);
        features.add(64, largeAfter, large);
        features.add(65, largeBefore2);
        features.add(66, largeAfter2);
        features.add(67, largeBefore, large, largeAfter);
    }

    public int count() {
        return features.count();
    }

    public int hash(int feature) {
        return features.hashes()[feature];
    }

    int[] hashes() {
        return features.hashes();
    }

    private void spelling(Tokens tokens, int at, int flags, int style) {
        int start = tokens.start(at);
        int end = tokens.end(at);
        String text = tokens.text();
        if ((flags & Surroundings.WORDS) != 0) {
            int word = Surroundings.letters(tokens, at);
            features.add(10, word);
            features.add(11, word, style);
        }
        if ((flags & Flag.COMMON) != 0 || end - start > LONGEST_SPELT + 8) {
            return;
        }
        features.add(12, Surroundings.letters(text, Math.max(start, end - 2), end));
        features.add(13, Surroundings.letters(text, Math.max(start, end - 3), end));
        features.add(14, Surroundings.letters(text, Math.max(start, end - 4), end));
        features.add(15, Surroundings.letters(text, start, Math.min(end, start + 2)));
        features.add(16, Surroundings.letters(text, start, Math.min(end, start + 3)));
        int last = Math.min(end, start + LONGEST_SPELT);
        for (int from = start; from + 3 <= last; from++) {
            features.add(17, Surroundings.letters(text, from, from + 3));
        }
    }

    private void around(OpenWords words, int at, int kind, int style) {
        Tokens tokens = words.tokens();
        int before = Surroundings.value(words, at - 1);
        int before2 = Surroundings.value(words, at - 2);
        int before3 = Surroundings.value(words, at - 3);
        int after = Surroundings.value(words, at + 1);
        int after2 = Surroundings.value(words, at + 2);
        int after3 = Surroundings.value(words, at + 3);
        features.add(20, before);
        features.add(21, after);
        features.add(22, before, before2);
        features.add(23, after, after2);
        features.add(24, before, after);
        features.add(25, before, kind);
        features.add(26, after, kind);
        features.add(27, before2);
        features.add(28, after2);
        int kindBefore = Surroundings.kind(tokens, at - 1);
        int kindAfter = Surroundings.kind(tokens, at + 1);
        features.add(31, kindBefore, kind);
        features.add(32, kind, kindAfter);
        features.add(33, kindBefore, kind, kindAfter);
        features.add(34, Surroundings.style(words, at - 1), style, Surroundings.style(words, at + 1));
        features.add(35, tokens.flags(at - 1) & Surroundings.WORDS);
        features.add(36, tokens.flags(at + 1) & Surroundings.WORDS);
        features.add(37, before2, kind, kindBefore);
        features.add(38, after2, kind, kindAfter);
        features.add(39, Surroundings.label(words, at));
        features.add(40, Surroundings.nearest(words, at, -1), kind);
        features.add(41, Surroundings.nearest(words, at, 1), kind);
        boolean firstOfLine = tokens.startsLine(at);
        boolean lastOfLine = tokens.isLineEnd(at + 1);
        features.add(42, (firstOfLine ? 1 : 0) + (lastOfLine ? 2 : 0), kind);
        features.add(43, before3);
        features.add(45, Surroundings.ending(words, at - 1, 2), kind);
        features.add(46, Surroundings.ending(words, at + 1, 2), kind);
        features.add(47, Surroundings.ending(words, at - 1, 3));
        features.add(48, Surroundings.ending(words, at + 1, 3));
        features.add(44, after3);
    }
}
