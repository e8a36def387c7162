package health.pratique.phi.text;

/** What a token is made of. */
public enum TokenKind {
    /** Letters; an apostrophe inside, as in O'Brien, belongs to it. */
    WORD,
    /** Digits. */
    NUMBER,
    /** Letters and digits together, such as {@code A123} or {@code 3rd}. */
    MIXED,
    /** A possessive ending: {@code 's}. */
    POSSESSIVE,
    /** One other visible character. */
    SIGN,
    /** One or more line breaks. */
    LINE_END,
    /** A mask of our own, such as {@code [NAME]}: never PHI, and no context for anything. */
    MASK
}
