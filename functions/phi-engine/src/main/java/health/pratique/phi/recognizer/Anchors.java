package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.Tokens;

/**
 * Where something may begin: at tokens of a form, at words with a flag of the lexicon, at words of a list. A recognizer that goes
 * from one to the next passes over all other tokens at once:
 *
 * {@snippet :
 * for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
 * }
 * }
 *
 * <p>Whatever the loop asks of a token has to hold at one of the anchors alone: a rule for other tokens needs anchors of its own.
 *
 * @param forms see {@link Form}
 * @param flags see {@link Flag}
 */
record Anchors(int forms, int flags, WordSet words) {

    static Anchors atForms(int forms) {
        return new Anchors(forms, 0, WordSet.NONE);
    }

    static Anchors atFlags(int flags) {
        return new Anchors(0, flags, WordSet.NONE);
    }

    /** At words, or signs. */
    static Anchors atWords(WordSet words) {
        return new Anchors(0, 0, words);
    }

    /** At words, or signs; white space separates them. */
    static Anchors atWords(String words) {
        return atWords(WordSet.of(words));
    }

    Anchors orForms(int more) {
        return new Anchors(forms | more, flags, words);
    }

    Anchors orFlags(int more) {
        return new Anchors(forms, flags | more, words);
    }

    Anchors orWords(WordSet more) {
        return new Anchors(forms, flags, words.and(more));
    }

    Anchors orWords(String more) {
        return orWords(WordSet.of(more));
    }

    /** The first of them at {@code from} or after it; the number of the tokens if there is none. */
    int next(Tokens tokens, int from) {
        int at = tokens.next(from, forms, flags, words.filter());
        while (at < tokens.size() && !isAt(tokens, at)) {
            at = tokens.next(at + 1, forms, flags, words.filter());
        }
        return at;
    }

    private boolean isAt(Tokens tokens, int at) {
        return (tokens.form(at) & forms) != 0 || tokens.is(at, flags) || words.has(tokens, at);
    }
}
