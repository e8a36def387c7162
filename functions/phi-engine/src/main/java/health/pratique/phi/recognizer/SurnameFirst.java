package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Names with the surname first: Doe, Jane A. */
final class SurnameFirst {

    private SurnameFirst() {}

    /** The last token of such a name that begins here, or -1. */
    static int read(Tokens tokens, int at) {
        int family = at;
        if (tokens.isSign(family + 1, '-')
                && tokens.joined(family + 1)
                && tokens.joined(family + 2)
                && tokens.is(family + 2, Flag.LAST)) {
            family += 2;
        }
        int given = family + 2;
        boolean form = tokens.isSign(family + 1, ',')
                && tokens.is(at, Flag.LAST)
                && tokens.is(given, Flag.FIRST)
                && tokens.length(given) > 1
                && NameWords.isCapital(tokens, given)
                && !tokens.is(
                        at,
                        Flag.MEDICAL
                                | Flag.MONTH
                                | Flag.STATE
                                | Flag.COUNTRY
                                | Flag.PEOPLE
                                | Flag.FACILITY
                                | Flag.TITLE
                                | Flag.CREDENTIAL)
                && !tokens.is(given, Flag.MEDICAL | Flag.MONTH | Flag.STATE | Flag.COUNTRY | Flag.CREDENTIAL);
        boolean unknown = tokens.isSign(family + 1, ',')
                && tokens.startsLine(at)
                && tokens.shape(at) == WordShape.TITLE
                && tokens.shape(given) == WordShape.TITLE
                && tokens.flags(at) == 0
                && (tokens.flags(given) == 0 || tokens.is(given, Flag.FIRST | Flag.LAST))
                && !tokens.is(given, Flag.ENGLISH | Flag.MEDICAL)
                && (tokens.isLineEnd(given + 1) || PersonContext.follows(tokens, given));
        if (unknown) {
            return NameWords.extend(tokens, given);
        }
        if (!form) {
            return -1;
        }
        int weight = NameWords.weight(tokens, at) + NameWords.weight(tokens, given);
        boolean lineAlone = tokens.startsLine(at);
        boolean list =
                tokens.isSign(given + 1, ',') || tokens.isText(given + 1, "and") || tokens.isText(given + 1, "or");
        int last = NameWords.extend(tokens, given);
        return weight >= (lineAlone ? 3 : list ? 7 : 4) ? last : -1;
    }
}
