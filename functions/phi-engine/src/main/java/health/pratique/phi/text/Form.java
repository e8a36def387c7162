package health.pratique.phi.text;

/**
 * The {@link TokenKind} of a token and, of a word, its {@link WordShape}, as one bit, so that several can be asked for at once.
 */
public final class Form {

    public static final int LOWER = 1;
    public static final int TITLE = 1 << 1;
    public static final int UPPER = 1 << 2;
    public static final int INITIAL = 1 << 3;
    /** A word of capitals and small letters, such as McDonald. */
    public static final int MIXED_CASE = 1 << 4;

    public static final int NUMBER = 1 << 5;
    /** Letters and digits together. */
    public static final int MIXED = 1 << 6;

    public static final int POSSESSIVE = 1 << 7;
    public static final int SIGN = 1 << 8;
    public static final int LINE_END = 1 << 9;
    public static final int MASK = 1 << 10;

    /** A word with a capital. */
    public static final int CAPITAL = TITLE | UPPER | INITIAL | MIXED_CASE;

    public static final int WORD = LOWER | CAPITAL;

    private static final TokenKind[] KINDS = {
        TokenKind.WORD,
        TokenKind.WORD,
        TokenKind.WORD,
        TokenKind.WORD,
        TokenKind.WORD,
        TokenKind.NUMBER,
        TokenKind.MIXED,
        TokenKind.POSSESSIVE,
        TokenKind.SIGN,
        TokenKind.LINE_END,
        TokenKind.MASK
    };

    private static final WordShape[] SHAPES = {
        WordShape.LOWER,
        WordShape.TITLE,
        WordShape.UPPER,
        WordShape.INITIAL,
        WordShape.MIXED,
        WordShape.NONE,
        WordShape.NONE,
        WordShape.NONE,
        WordShape.NONE,
        WordShape.NONE,
        WordShape.NONE
    };

    private Form() {}

    static TokenKind kind(int form) {
        return KINDS[Integer.numberOfTrailingZeros(form)];
    }

    static WordShape shape(int form) {
        return SHAPES[Integer.numberOfTrailingZeros(form)];
    }
}
