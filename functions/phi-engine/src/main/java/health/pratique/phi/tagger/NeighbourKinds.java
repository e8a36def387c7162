package health.pratique.phi.tagger;

import health.pratique.phi.text.Tokens;

/** The kinds of words by the company that they keep ({@link WordKinds}), and what stands in for them where there is no word. */
record NeighbourKinds(WordKinds kinds) {

    /** The small kind of a word, or of what else stands there, below zero. */
    int small(OpenWords words, int at) {
        Tokens tokens = words.tokens();
        if (at < 0 || at >= tokens.size()) {
            return -1;
        }
        if (words.taken(at) != 0) {
            return -100 - words.taken(at);
        }
        return switch (tokens.kind(at)) {
            case WORD -> kinds.small(tokens.hash(at));
            case SIGN -> -300 - tokens.first(at);
            case NUMBER, MIXED, POSSESSIVE, LINE_END, MASK ->
                -2 - tokens.kind(at).ordinal();
        };
    }

    int large(int small) {
        return small < 0 ? small : kinds.large(small);
    }
}
