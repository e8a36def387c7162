package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Names that are those of figures, grades, tests and discoverers, and so of nobody in the text. */
final class Nobody {

    private static final WordSet GRADES = WordSet.of("ii iii iia iib iiia iiib iiic iv iva ivb ivc");

    /** First names in capitals that are tests and scores. */
    private static final WordSet ACRONYMS =
            WordSet.of("elisa sara iva dara mira ida lisa victoria hope geta tapse emma");

    private static final WordSet FIGURE_STARTS =
            WordSet.of("homer michael freddy forrest mary charles lee bradford albert sherlock betty jane john harry");

    private Nobody() {}

    /** Of story, stage and textbook, and so nobody here. */
    static boolean isFigure(Tokens tokens, int at) {
        if (!FIGURE_STARTS.has(tokens, at)) {
            return false;
        }
        int next = at + 1;
        return switch (tokens.lower(at)) {
            case "homer" -> tokens.isText(next, "simpson");
            case "michael" -> tokens.isText(next, "jordan") && tokens.isText(at - 1, "the");
            case "freddy" -> tokens.isText(next, "krueger");
            case "forrest" -> tokens.isText(next, "gump");
            case "mary" ->
                tokens.isText(next, "jane") && !tokens.is(next + 1, Flag.LAST) && tokens.isSign(next + 1, ',');
            case "charles" -> tokens.isText(next, "bonnet");
            case "lee" -> tokens.isText(next, "silverman") && tokens.isSign(next + 1, ",.");
            case "bradford" -> tokens.isText(next, "hill");
            case "sherlock" -> tokens.isText(next, "holmes");
            case "harry" -> tokens.isText(next, "potter");
            default -> false;
        };
    }

    /** A first name in capitals among small letters, such as ELISA, without a surname. */
    static boolean isAcronym(Tokens tokens, int at) {
        return ACRONYMS.has(tokens, at) && !tokens.isOneCase() && !tokens.is(at + 1, Flag.LAST);
    }

    /** Clark II, Rutherford IIb, Milan IVa: a grade, as nobody is called the second by one name only. */
    static boolean isGraded(Tokens tokens, int at) {
        boolean grade =
                GRADES.has(tokens, at + 1) && !tokens.joined(at + 1) && !tokens.is(at - 1, Flag.FIRST | Flag.TITLE);
        return grade || tokens.isText(at, "iva") && tokens.shape(at) == WordShape.MIXED;
    }

    /** Weil-Felix, Burch-Wartofsky. */
    static boolean isPairOfEponyms(Tokens tokens, int at) {
        return tokens.isSign(at + 1, '-')
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && tokens.is(at + 2, Flag.EPONYM)
                && (tokens.is(at, Flag.EPONYM) || !tokens.is(at, Flag.FIRST_COMMON))
                && !tokens.is(at - 1, Flag.TITLE | Flag.FIRST)
                && !tokens.is(at + 3, Flag.FIRST | Flag.LAST)
                && !PersonContext.follows(tokens, at + 2);
    }
}
