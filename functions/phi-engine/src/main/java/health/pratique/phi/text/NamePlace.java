package health.pratique.phi.text;

/** Where in a sentence a word stands: where a name is likely, or where a capital says nothing. */
final class NamePlace {

    private final Tokens tokens;

    NamePlace(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Beside a title, a name or a relation, where an unknown word is a name rather than anything else. */
    boolean at(int at) {
        int before = tokens.isSign(at - 1, ".,") ? at - 2 : at - 1;
        boolean title = tokens.is(before, Flag.TITLE) && !tokens.isLineEnd(at - 1);
        boolean relation = before == at - 1 && tokens.is(before, Flag.RELATION) && tokens.shape(at) != WordShape.LOWER;
        boolean nameBefore = before == at - 1 && isName(before) && tokens.shape(at) != WordShape.LOWER;
        boolean nameAfter = isName(at + 1) || tokens.isSign(at + 1, ',') && isName(at + 2) && tokens.startsLine(at);
        boolean credential = tokens.isSign(at + 1, ',') && tokens.is(at + 2, Flag.CREDENTIAL);
        return title || credential || relation || nameBefore || nameAfter && tokens.shape(at) != WordShape.LOWER;
    }

    private boolean isName(int at) {
        return tokens.is(at, WordClasses.FREQUENT_NAME)
                && !tokens.is(at, Flag.COMMON | Flag.ENGLISH | Flag.MEDICAL)
                && tokens.shape(at) != WordShape.LOWER;
    }

    /** Whether a word has its capital, if it has one, for beginning a sentence, a line or an item. */
    boolean beginsSentence(int at) {
        return tokens.startsLine(at) || tokens.isSign(at - 1, ".:;-\u2022*!?") && !tokens.is(at - 2, Flag.TITLE);
    }
}
