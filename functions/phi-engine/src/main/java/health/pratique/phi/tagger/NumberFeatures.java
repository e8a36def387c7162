package health.pratique.phi.tagger;

import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** What the model is told of an open number or code: how it is written, and what stands around it. */
final class NumberFeatures {

    private NumberFeatures() {}

    /** How a number or code is written, and what stands around it. */
    static void read(OpenWords words, int at, NeighbourKinds kinds, FeatureHashes into) {
        Tokens tokens = words.tokens();
        int last = words.last(at);
        int form = form(tokens, at, last);
        int looks = looks(tokens, at, last);
        int before = Surroundings.value(words, at - 1);
        int before2 = Surroundings.value(words, at - 2);
        int after = Surroundings.value(words, last + 1);
        int after2 = Surroundings.value(words, last + 2);
        int smallBefore = kinds.small(words, at - 1);
        int smallAfter = kinds.small(words, last + 1);
        int largeBefore = kinds.large(smallBefore);
        int largeAfter = kinds.large(smallAfter);
        int largeBefore2 = kinds.large(kinds.small(words, at - 2));
        boolean starts = tokens.startsLine(at);
        boolean ends = tokens.isLineEnd(last + 1);
        into.add(70, looks);
        into.add(71, form);
        into.add(72, form, starts);
        into.add(73, looks, starts, ends);
        into.add(74, before);
        into.add(75, before, looks);
        into.add(76, before, form);
        into.add(77, after);
        into.add(78, after, looks);
        into.add(79, after, form);
        into.add(80, before, after);
        into.add(81, before, before2);
        into.add(82, before2, looks);
        into.add(83, after2, looks);
        into.add(84, smallBefore, looks);
        into.add(85, smallAfter, looks);
        into.add(86, largeBefore, looks);
        into.add(87, largeAfter, looks);
        into.add(88, largeBefore, largeBefore2);
        into.add(89, largeBefore, largeAfter);
        into.add(90, Surroundings.label(words, at), looks);
        into.add(91, Surroundings.nearest(words, at, -1), looks);
        into.add(92, Surroundings.nearest(words, last, 1), looks);
        into.add(93, Surroundings.value(words, at - 3), looks);
        into.add(94, before, before2, looks);
        into.add(95, Surroundings.kind(tokens, at - 1), looks);
        into.add(96, Surroundings.kind(tokens, last + 1), looks);
        into.add(97, after, after2);
        into.add(98, Surroundings.kind(tokens, at - 2), before);
    }

    /** The letters, digits and signs of a code, each run by its length: {@code WC-2291} is {@code AA-9999}. */
    private static int form(Tokens tokens, int first, int last) {
        int hash = 7;
        for (int at = first; at <= last; at++) {
            hash = hash * 31
                    + switch (tokens.kind(at)) {
                        case SIGN -> tokens.first(at);
                        case NUMBER -> 1_000 + Math.min(tokens.length(at), 12);
                        case MIXED -> mixed(tokens.text(), tokens.start(at), tokens.end(at));
                        case WORD -> 2_000 + Math.min(tokens.length(at), 6);
                        case POSSESSIVE, LINE_END, MASK -> 1;
                    };
        }
        return hash;
    }

    private static int mixed(String text, int from, int to) {
        int hash = 3;
        boolean digits = false;
        for (int at = from; at < to; at++) {
            boolean digit = Character.isDigit(text.charAt(at));
            hash = digit == digits && at > from ? hash + 1 : hash * 17 + (digit ? 1 : 2);
            digits = digit;
        }
        return hash;
    }

    /** The same more roughly: how many tokens of which kinds, how many digits, and whether it could be month and day. */
    private static int looks(Tokens tokens, int first, int last) {
        if (first == last) {
            return tokens.isNumber(first)
                    ? Math.min(tokens.length(first), 12)
                    : 20
                            + Math.min(tokens.length(first), 12)
                            + (Character.isDigit(tokens.first(first)) ? 20 : 0)
                            + (Character.isDigit(tokens.last(first)) ? 40 : 0);
        }
        int digits = 0;
        int letters = 0;
        for (int at = first; at <= last; at++) {
            digits += tokens.isNumber(at) ? tokens.length(at) : tokens.kind(at) == TokenKind.MIXED ? 2 : 0;
            letters += tokens.isWord(at) ? 1 : 0;
        }
        int sign = tokens.first(first + 1);
        boolean day = last == first + 2
                && tokens.isNumber(first)
                && tokens.isNumber(last)
                && Math.min(tokens.number(first), tokens.number(last)) <= 12;
        return 1_000 + sign * 400 + Math.min(digits, 15) * 16 + Math.min(letters, 3) * 4 + (day ? 2 : 0);
    }
}
