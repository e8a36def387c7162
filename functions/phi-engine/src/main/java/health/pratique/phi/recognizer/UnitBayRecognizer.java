package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Bays and rooms that are codes without a word for them: 7W-12, 5N-22, MICU-B-5, Ms. Opal in 12B, Hale in W508, 418-2. */
public final class UnitBayRecognizer implements Recognizer {

    private static final String NAME = "local/unit-bay";

    private static final WordSet UNITS = WordSet.of("""
            icu sicu micu ccu cvicu nicu picu ticu csicu cticu nsicu cvu imcu sdu pacu tcu itu hdu nccu mbu tele ltac obs""");

    private static final WordSet PLACED = WordSet.of("in to from at @");

    private static final WordSet AFTER = WordSet.of("""
            for with on is who pt patient and in at has needs w was here this from by he she told said keeps wants again now
            tonight today pulled fell called asks asked""");

    private static final Anchors ANCHORS =
            Anchors.atForms(Form.NUMBER | Form.MIXED).orWords(UNITS);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            int last =
                    switch (tokens.kind(at)) {
                        case MIXED -> mixed(tokens, at);
                        case NUMBER -> bedAfterRoom(tokens, at);
                        case WORD -> UNITS.has(tokens, at) ? unit(tokens, at) : -1;
                        case POSSESSIVE, SIGN, LINE_END, MASK -> -1;
                    };
            if (last >= at && !findings.anyTaken(at, last)) {
                findings.add(tokens, at, last, PhiType.ROOM, 0.65, NAME);
                at = last;
            }
        }
    }

    private static int mixed(Tokens tokens, int at) {
        int length = tokens.length(at);
        if (length < 2 || length > 4 || tokens.joined(at) && !tokens.isSign(at - 1, "([\"")) {
            return -1;
        }
        char letter = Character.toUpperCase(tokens.last(at));
        boolean digitsFirst = Character.isDigit(tokens.first(at)) && Character.isDigit(secondLast(tokens, at));
        if (tokens.isSign(at + 1, '-') && tokens.joined(at + 1) && tokens.joined(at + 2)) {
            boolean bay = tokens.isNumber(at + 2, 2, 3) && ends(tokens, at + 2);
            boolean wing = Character.isDigit(tokens.first(at))
                    && length <= 3
                    && ("NSEW".indexOf(letter) >= 0
                            || "ABCDTG".indexOf(letter) >= 0 && (PLACED.has(tokens, at - 1) || tokens.startsLine(at)));
            boolean tower = Character.isLetter(tokens.first(at))
                    && length == 2
                    && "ABCDENSW".indexOf(Character.toUpperCase(tokens.first(at))) >= 0
                    && tokens.isNumber(at + 2, 3, 3)
                    && PLACED.has(tokens, at - 1);
            return bay && (wing || tower) ? at + 2 : -1;
        }
        boolean here = PLACED.has(tokens, at - 1)
                && (person(tokens, at - 2) || tokens.isAnyOf(at - 2, "back", "moved", "over"));
        boolean bed = digitsFirst && length == 3 && "ABCDEF".indexOf(letter) >= 0;
        boolean wing = length == 4
                && "NSEW".indexOf(Character.toUpperCase(tokens.first(at))) >= 0
                && Character.isDigit(secondLast(tokens, at))
                && Character.isDigit(tokens.last(at));
        boolean named = wing && tokens.isSign(at - 1, ',') && surname(tokens, at - 2) && !tokens.isWord(at + 1);
        boolean over = !tokens.isWord(at + 1) || AFTER.has(tokens, at + 1);
        return (here && (bed || wing) && over || named) && ends(tokens, at) ? at : -1;
    }

    private static char secondLast(Tokens tokens, int at) {
        return tokens.text().charAt(tokens.end(at) - 2);
    }

    /** MICU-B-5, NICU-A12. */
    private static int unit(Tokens tokens, int at) {
        boolean letter = tokens.isSign(at + 1, '-')
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && (tokens.shape(at + 2) == WordShape.INITIAL || tokens.isWord(at + 2) && tokens.length(at + 2) == 1);
        boolean number = tokens.isSign(at + 3, '-')
                && tokens.joined(at + 3)
                && tokens.joined(at + 4)
                && tokens.isNumber(at + 4, 1, 3);
        return letter && number && ends(tokens, at + 4) ? at + 4 : -1;
    }

    /** 418-2, Dzurilla: a room and its bed at the head of a line or sentence, before a name. */
    private static int bedAfterRoom(Tokens tokens, int at) {
        boolean bed = tokens.isNumber(at, 3, 4)
                && tokens.isSign(at + 1, '-')
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && (tokens.isNumber(at + 2, 1, 1) || tokens.shape(at + 2) == WordShape.INITIAL)
                && !tokens.joined(at);
        int name = tokens.isSign(at + 3, ",:") ? at + 4 : at + 3;
        boolean head = tokens.startsLine(at) || tokens.isSign(at - 1, ".;");
        return bed && head && surname(tokens, name) ? at + 2 : -1;
    }

    private static boolean surname(Tokens tokens, int at) {
        boolean known = tokens.is(at, Flag.LAST | Flag.FIRST) || tokens.flags(at) == 0 && tokens.length(at) >= 4;
        return tokens.shape(at) == WordShape.TITLE
                && known
                && !tokens.is(at, Flag.COMMON | Flag.MEDICAL | Flag.MONTH | Flag.HEADING);
    }

    private static boolean person(Tokens tokens, int at) {
        return tokens.is(at, Flag.FIRST | Flag.LAST) && !tokens.is(at, Flag.COMMON | Flag.MEDICAL | Flag.ENGLISH)
                || tokens.is(at, Flag.RELATION)
                || tokens.isAnyOf(at, "pt", "patient", "lady", "man", "woman", "guy", "gentleman", "resident", "bed")
                || tokens.shape(at) == WordShape.TITLE && tokens.flags(at) == 0
                || tokens.is(at - 1, Flag.TITLE)
                || tokens.isSign(at - 1, '.') && tokens.is(at - 2, Flag.TITLE);
    }

    private static boolean ends(Tokens tokens, int last) {
        return !tokens.joined(last + 1) || !tokens.isSign(last + 1, "-/%.") || !tokens.joined(last + 2);
    }
}
