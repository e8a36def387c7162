package health.pratique.phi;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Segments;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;
import java.util.ArrayList;
import java.util.List;

/**
 * What might be PHI by its form, though no recognizer took it: a capitalised word that is a name or that the lexicon does not
 * know, and a long number. Kept words and headings are none.
 */
final class UndecidedWords {

    private static final int NAME = Flag.FIRST | Flag.LAST | Flag.CITY_LARGE;
    private static final int KNOWN = ~(NAME | Flag.FIRST_COMMON | Flag.LAST_COMMON | Flag.CITY | Flag.PLACE_START);
    private static final int SHORTEST_WORD = 3;
    private static final int SHORTEST_NUMBER = 5;

    private UndecidedWords() {}

    /** @param taken what was found, sorted, without overlap */
    static List<TextRange> in(Tokens tokens, String text, List<PhiSpan> taken) {
        List<TextRange> undecided = new ArrayList<>();
        int next = 0;
        int from = 0;
        while (from < text.length()) {
            int to = Segments.end(text, from);
            tokens.fill(text, from, to);
            for (int at = 0; at < tokens.size(); at++) {
                while (next < taken.size() && taken.get(next).end() <= tokens.start(at)) {
                    next++;
                }
                boolean found = next < taken.size() && taken.get(next).start() < tokens.end(at);
                if (!found && undecided(tokens, at)) {
                    undecided.add(new TextRange(tokens.start(at), tokens.end(at)));
                }
            }
            from = to;
        }
        return undecided;
    }

    private static boolean undecided(Tokens tokens, int at) {
        return switch (tokens.kind(at)) {
            case WORD -> mayBeAName(tokens, at);
            case NUMBER -> tokens.length(at) >= SHORTEST_NUMBER;
            case MIXED, POSSESSIVE, SIGN, LINE_END, MASK -> false;
        };
    }

    /** Capitals of a whole word may be an abbreviation, so that it has to be a name by the lexicon. */
    private static boolean mayBeAName(Tokens tokens, int at) {
        WordShape shape = tokens.shape(at);
        boolean capitalised =
                shape == WordShape.TITLE || shape == WordShape.MIXED && Character.isUpperCase(tokens.first(at));
        boolean capitals = shape == WordShape.UPPER && tokens.is(at, NAME);
        return (capitalised || capitals) && tokens.length(at) >= SHORTEST_WORD && !tokens.is(at, KNOWN);
    }
}
