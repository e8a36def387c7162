package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Streets without a house number: on Second St, off Maple Avenue, the corner of Fifth and Main, County Road 418. */
public final class UnnumberedStreetRecognizer implements Recognizer {

    private static final String NAME = "local/street";
    private static final int MOST_WORDS = 3;

    private static final WordSet STREETS = WordSet.of("""
            street st avenue ave road rd boulevard blvd lane ln drive dr parkway pkwy terrace highway hwy turnpike""");

    private static final WordSet BEFORE = WordSet.of("""
            on at off near along of and in to from by down over behind across up around outside past""");

    private static final WordSet NO_NAME = WordSet.of("""
            the a an this that same private main-stream wall access blood nerve quiet busy side""");

    private static final Anchors STARTS = Anchors.atWords(STREETS).orWords("route rte corner");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = STARTS.next(tokens, 1); at < tokens.size(); at = STARTS.next(tokens, at + 1)) {
            if (findings.taken(at)) {
                continue;
            }
            if (tokens.isAnyOf(at, "road", "rd", "highway", "hwy", "route", "rte")) {
                numbered(tokens, findings, at);
            }
            if (STREETS.has(tokens, at) && !findings.taken(at)) {
                named(tokens, findings, at);
            } else if (tokens.isText(at, "corner") && tokens.isText(at + 1, "of")) {
                corner(tokens, findings, at + 2);
            }
        }
    }

    /** The capitals before a street's word, after a preposition. */
    private static void named(Tokens tokens, Findings findings, int street) {
        if (tokens.shape(street) != WordShape.TITLE || tokens.isLineEnd(street - 1)) {
            return;
        }
        int first = street;
        while (street - first < MOST_WORDS
                && (tokens.shape(first - 1) == WordShape.TITLE
                        || tokens.shape(first - 1) == WordShape.INITIAL
                        || MonthNameRecognizer.isOrdinal(tokens, first - 1))
                && !findings.taken(first - 1)
                && !NO_NAME.has(tokens, first - 1)
                && !BEFORE.has(tokens, first - 1)) {
            first--;
        }
        boolean saint = tokens.isAnyOf(street, "st", "dr")
                && (tokens.shape(street + 1) == WordShape.TITLE
                        || tokens.isSign(street + 1, '.') && tokens.shape(street + 2) == WordShape.TITLE);
        boolean thing = tokens.is(street + 1, Flag.FACILITY | Flag.ORGANIZATION)
                || tokens.isAnyOf(street + 1, "practice", "surgery", "test", "score");
        int before = tokens.isText(first - 1, "the") ? first - 2 : first - 1;
        boolean placed = BEFORE.has(tokens, before) || tokens.isSign(before, ",(/");
        if (first < street
                && placed
                && !saint
                && !thing
                && (plain(tokens, first)
                        || !tokens.is(first, Flag.MEDICAL | Flag.HEADING | Flag.MONTH)
                                && !(tokens.is(first, Flag.COMMON) && first == street - 1))) {
            findings.add(tokens, first, street, PhiType.STREET_ADDRESS, 0.75, NAME);
            Locality.after(tokens, findings, street);
        }
    }

    private static boolean plain(Tokens tokens, int at) {
        return tokens.isAnyOf(
                at, "main", "high", "church", "first", "second", "third", "park", "school", "station", "mill", "spring",
                "water", "state", "center", "market", "front", "green", "north", "south", "east", "west", "union");
    }

    /** Dauphine and Port; 5th & Main; Elm St and Oak. */
    private static void corner(Tokens tokens, Findings findings, int first) {
        int at = name(tokens, first);
        if (at < first || !tokens.isAnyOf(at + 1, "and", "n") && !tokens.isSign(at + 1, "&/")) {
            return;
        }
        int last = name(tokens, at + 2);
        if (last > at && !findings.anyTaken(first, last)) {
            findings.add(tokens, first - 2, last, PhiType.STREET_ADDRESS, 0.8, NAME);
        }
    }

    private static int name(Tokens tokens, int from) {
        int at = from - 1;
        while (at - from < 2 && (Places.isCapital(tokens, at + 1) || MonthNameRecognizer.isOrdinal(tokens, at + 1))) {
            at++;
        }
        return at;
    }

    /** County Road 418, CO RD 418, on Highway 61. */
    private static void numbered(Tokens tokens, Findings findings, int at) {
        int number = tokens.isSign(at + 1, "-#") ? at + 2 : at + 1;
        if (!tokens.isNumber(number, 1, 4) || tokens.joined(number + 1) && tokens.isSign(number + 1, "./%")) {
            return;
        }
        boolean county = tokens.isAnyOf(at, "road", "rd", "route", "highway", "hwy")
                && tokens.isAnyOf(at - 1, "county", "co", "cty", "state", "rural", "township", "ranch", "farm");
        boolean highway = tokens.isAnyOf(at, "highway", "hwy", "route", "rte")
                && tokens.shape(at) != WordShape.LOWER
                && tokens.isAnyOf(at - 1, "on", "off", "near", "along", "at", "us", "from");
        int first = county || tokens.isText(at - 1, "us") ? at - 1 : at;
        if ((county || highway) && !findings.anyTaken(first, number)) {
            findings.add(tokens, first, number, PhiType.STREET_ADDRESS, 0.75, NAME);
            Locality.after(tokens, findings, number);
        }
    }
}
