package health.pratique.phi.recognizer;

import health.pratique.phi.text.Tokens;

/** Finds one kind of PHI. Stateless, so thread-safe; takes time in proportion to the number of tokens. */
@FunctionalInterface
public interface Recognizer {

    /**
     * Adds what it finds. Recognizers run in a fixed order, the surest first; a later one may ask the findings which tokens
     * are taken.
     */
    void recognize(Tokens tokens, Findings findings);
}
