package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Rooms, beds and wards with their number or letter: Room 6, bed A, trauma bay 3, ICU 9, CVICU-6, 7 West. */
public final class RoomRecognizer implements Recognizer {

    private static final String NAME = "local/room";

    private static final WordSet PLACES = WordSet.of("""
            room rooms bedroom dorm rm bed beds bay ward cubicle cube stretcher gurney pod hallway hall chair isolette crib bassinet sideroom
            theatre habitacion cama chambre lit zimmer bett""");

    /** These need a number of their own kind after them: "hall 3" is a place, "hall A" is no bed. */
    private static final WordSet DOUBTFUL = WordSet.of("pod hallway hall chair theatre lit crib cube gurney stretcher");

    private static final WordSet UNITS = WordSet.of("""
            icu sicu micu ccu cvicu nicu picu ticu csicu cticu nsicu cvu imcu sdu pacu tcu ed er stepdown resus hdu itu
            trauma l&d""");

    private static final WordSet NOT_AFTER = WordSet.of("""
            times x minutes min mins weeks week months month days day hours hour hrs hr h beds y yo year years degrees
            deg nights night visits pm am feet ft of to for liters l person people patients mobility
            admissions stays""");

    private static final WordSet AFTER_UNIT = WordSet.of("""
            for with on is who pt patient and in at has needs w was here this from by he she mr mrs ms dr bed rm room""");

    private static final Anchors STARTS =
            Anchors.atWords(PLACES.and(UNITS)).orWords("in to from north south east west tower");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = STARTS.next(tokens, 0); at < tokens.size(); at = STARTS.next(tokens, at + 1)) {
            if (findings.taken(at)) {
                continue;
            }
            int last = -1;
            if (PLACES.has(tokens, at)) {
                last = room(tokens, at);
            } else if (UNITS.has(tokens, at)) {
                last = unit(tokens, at);
            } else if (tokens.isAnyOf(at, "in", "to", "from")
                    && bare(tokens, at + 1)
                    && !findings.anyTaken(at, at + 3)) {
                findings.add(tokens, at + 1, at + 3, PhiType.ROOM, 0.6, NAME);
            } else if (tokens.isText(at, "in") && inNumber(tokens, at + 1) && !findings.taken(at + 1)) {
                findings.add(tokens, at + 1, at + 1, PhiType.ROOM, 0.6, NAME);
            } else if (tokens.isAnyOf(at, "north", "south", "east", "west", "tower")) {
                if (wing(tokens, at) && !findings.taken(at - 1)) {
                    findings.add(tokens, at - 1, at, PhiType.ROOM, 0.6, NAME);
                }
            }
            if (last > at && !findings.anyTaken(at, last)) {
                int first = UNITS.has(tokens, at - 1) && !findings.taken(at - 1) ? at - 1 : at;
                findings.add(tokens, first, last, PhiType.ROOM, 0.7, NAME);
                at = others(tokens, findings, at, last);
            }
        }
    }

    /** Rooms 318 and 412B. */
    private static int others(Tokens tokens, Findings findings, int word, int last) {
        int next = last + 2;
        boolean plural = tokens.isAnyOf(word, "rooms", "beds") && tokens.isAnyOf(last + 1, "and", "or", "to");
        if (plural && (tokens.isNumber(next, 1, 4) || tokens.kind(next) == TokenKind.MIXED) && !findings.taken(next)) {
            findings.add(tokens, next, next, PhiType.ROOM, 0.7, NAME);
            return next;
        }
        return last;
    }

    private static int room(Tokens tokens, int at) {
        int value = at + 1;
        boolean labelled = false;
        while (value <= at + 4
                && (tokens.isSign(value, "#:.-") || tokens.isAnyOf(value, "no", "number", "is", "nr", "num"))) {
            labelled |= !tokens.isSign(value, ".-") && !tokens.isText(value, "is");
            value++;
        }
        if (tokens.isText(at, "pod") && !letter(tokens, value)) {
            return -1;
        }
        boolean bedHead = tokens.isText(at, "bed") && tokens.isAnyOf(at - 1, "of", "hob");
        boolean number = tokens.isNumber(value, 1, 4)
                || tokens.kind(value) == TokenKind.MIXED
                        && tokens.length(value) <= 5
                        && !MonthNameRecognizer.isOrdinal(tokens, value);
        boolean letter = letter(tokens, value)
                && (!DOUBTFUL.has(tokens, at) || tokens.isText(at, "pod"))
                && !(tokens.isText(value, "i") || tokens.isText(value, "a") && tokens.shape(at) == WordShape.UPPER);
        boolean torn = tokens.joined(value + 1) && tokens.isSign(value + 1, "./%") && tokens.isNumber(value + 2);
        boolean ofHouse = tokens.isText(value + 1, "of")
                && (tokens.isText(value + 2, "the") || tokens.shape(value + 2) == WordShape.TITLE);
        boolean counted = NOT_AFTER.has(tokens, value + 1) && !labelled && !ofHouse;
        boolean said = tokens.isText(value - 1, "is") && DOUBTFUL.has(tokens, at);
        if (said || bedHead || !number && !letter || torn || counted || PhoneRecognizer.unitFollows(tokens, value)) {
            return -1;
        }
        if (tokens.isText(at, "bay")
                && tokens.isWord(value)
                && !tokens.isAnyOf(at - 1, "in", "trauma", ",")
                && !tokens.isSign(at - 1, ",(/")) {
            return -1;
        }
        boolean more = tokens.isSign(value + 1, "-/")
                && tokens.joined(value + 1)
                && tokens.length(value + 2) <= 3
                && tokens.joined(value + 2)
                && (tokens.isNumber(value + 2) || tokens.shape(value + 2) == WordShape.INITIAL);
        return more ? value + 2 : value;
    }

    private static boolean letter(Tokens tokens, int at) {
        return tokens.shape(at) == WordShape.INITIAL && (!tokens.joined(at + 1) || tokens.isSign(at + 1, ".,;:)-/"));
    }

    /** ICU 9, CVICU-6, SICU bed 4, ED 12: the number of a place, when no days, hours or words to count follow. */
    private static int unit(Tokens tokens, int at) {
        int value = tokens.isSign(at + 1, "-#") ? at + 2 : at + 1;
        boolean number = tokens.isNumber(value, 1, 3)
                || tokens.kind(value) == TokenKind.MIXED
                        && tokens.length(value) <= 3
                        && Character.isDigit(tokens.first(value))
                        && !MonthNameRecognizer.isOrdinal(tokens, value);
        boolean capital = tokens.shape(at) == WordShape.UPPER || tokens.isAnyOf(at, "resus", "trauma");
        int next = value + 1;
        boolean more = tokens.joined(next)
                && !tokens.isLineEnd(next)
                && !tokens.isSign(next, ",;:)?!")
                && tokens.joined(next + 1);
        boolean hyphen = tokens.isSign(at + 1, '-');
        if (hyphen && tokens.length(at) < 3) {
            return -1;
        }
        boolean ends = hyphen && tokens.joined(at + 1)
                || !tokens.isWord(next) && !tokens.isNumber(next) && !tokens.isSign(next, "%/x-")
                || tokens.shape(next) == WordShape.TITLE
                || AFTER_UNIT.has(tokens, next);
        boolean placed = !tokens.isText(at, "trauma") || tokens.isAnyOf(at - 1, "in", "to");
        return number && capital && !more && ends && placed ? value : -1;
    }

    /** Mr. Petrova in 318; her neighbour in 412B. */
    private static boolean inNumber(Tokens tokens, int at) {
        boolean glued = tokens.kind(at) == TokenKind.MIXED
                && tokens.length(at) == 4
                && Character.isDigit(tokens.text().charAt(tokens.start(at) + 2))
                && Character.isDigit(tokens.first(at))
                && "ABCDEFabcdef".indexOf(tokens.last(at)) >= 0;
        boolean person = tokens.is(at - 2, Flag.FIRST | Flag.LAST) && tokens.shape(at - 2) != WordShape.LOWER
                || tokens.isAnyOf(at - 2, "pt", "patient", "old", "lady", "man", "woman", "guy", "gentleman");
        boolean number = person && tokens.isNumber(at, 3, 3) && tokens.first(at) != '0';
        return (glued || number)
                && (!tokens.isWord(at + 1) || AFTER_UNIT.has(tokens, at + 1))
                && !tokens.isNumber(at + 1)
                && !tokens.isSign(at + 1, "/%-");
    }

    /** Moved to 118-D. */
    private static boolean bare(Tokens tokens, int at) {
        return tokens.isNumber(at, 2, 4)
                && tokens.isSign(at + 1, '-')
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && letter(tokens, at + 2)
                && !tokens.isSign(at + 3, '-');
    }

    /** On 7 West, to 4 North. */
    private static boolean wing(Tokens tokens, int at) {
        return tokens.isNumber(at - 1, 1, 2)
                && tokens.shape(at) == WordShape.TITLE
                && tokens.isAnyOf(at - 2, "on", "to", "from", "in", "unit", "floor", "ward")
                && !Places.isCapital(tokens, at + 1);
    }
}
