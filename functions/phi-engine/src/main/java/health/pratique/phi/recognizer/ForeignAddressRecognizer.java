package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Addresses with the number after the street, Hauptstraße 14, 80331 München, or with the word for a street first: Calle 8 #23-41,
 * 12 rue Cartier, Via Roma 3.
 */
public final class ForeignAddressRecognizer implements Recognizer {

    private static final String NAME = "local/address";

    private static final String[] ENDINGS = {
        "strasse", "straße", "str", "gasse", "weg", "platz", "allee", "damm", "ufer", "vej", "gade", "gatan", "vägen",
        "straat", "laan", "plein", "kade", "gracht", "dijk", "katu", "gata", "veien", "vegen", "utca"
    };

    private static final WordSet FIRST = WordSet.of("""
            calle carrera cra kra cl calz calzada avenida av avda rua via viale piazza piazzale corso strada rue ulica ul
            plaza paseo camino jalan jl impasse chemin allee place quai boulevard bd diagonal transversal bulevar
            bulevardul travessa largo praca rambla carrer passeig vicolo lungo plac aleja al os jiron jr pasaje urb
            prolongacion callejon privada""");

    /** Also English or abbreviations of something else: only before capitals and a number. */
    private static final WordSet DOUBTFUL = WordSet.of("av al os jr via place plaza urb cl ul jl bd camino diagonal");

    private static final Anchors ANCHORS = Anchors.atForms(Form.TITLE).orWords(FIRST);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            boolean wordFirst = FIRST.has(tokens, at);
            if (!wordFirst && tokens.shape(at) != WordShape.TITLE || findings.taken(at)) {
                continue;
            }
            int last = -1;
            int first = at;
            if (tokens.shape(at) == WordShape.TITLE
                    && isHouseNumber(tokens, afterDot(tokens, at))
                    && ends(tokens, at)) {
                last = house(tokens, afterDot(tokens, at));
                first = withNameBefore(tokens, findings, at);
            } else if (wordFirst) {
                last = wordFirst(tokens, at);
                if (last > at && tokens.isNumber(at - 1, 1, 4) && !findings.taken(at - 1) && !tokens.joined(at - 1)) {
                    first = at - 1;
                } else if (last > at && tokens.isSign(at - 1, ',') && tokens.isNumber(at - 2, 1, 4)) {
                    first = at - 2;
                }
            }
            if (last > at
                    && tokens.shape(last + 1) == WordShape.INITIAL
                    && !tokens.joined(last + 1)
                    && !tokens.isWord(last + 2)) {
                last++;
            }
            last = last > at ? Units.after(tokens, last) : last;
            if (last > at && !findings.anyTaken(first, last)) {
                findings.add(tokens, first, last, PhiType.STREET_ADDRESS, 0.85, NAME);
                at = Locality.after(tokens, findings, last);
            }
        }
    }

    /** Friedrich-Ebert-Str., Lange Straße. */
    private static boolean ends(Tokens tokens, int at) {
        int end = tokens.end(at);
        String text = tokens.text();
        for (String ending : ENDINGS) {
            boolean whole = tokens.length(at) == ending.length();
            boolean compound = tokens.joined(at) && tokens.isSign(at - 1, '-')
                    || tokens.shape(at - 1) == WordShape.TITLE && ending.length() >= 4;
            if (text.regionMatches(true, end - ending.length(), ending, 0, ending.length())
                    && (tokens.length(at) >= ending.length() + 3 || whole && compound)) {
                return !tokens.is(at, Flag.COMMON | Flag.MEDICAL);
            }
        }
        return false;
    }

    private static int afterDot(Tokens tokens, int at) {
        return tokens.isSign(at + 1, '.') && tokens.joined(at + 1) ? at + 2 : at + 1;
    }

    private static int withNameBefore(Tokens tokens, Findings findings, int at) {
        int first = at;
        while (at - first < 6
                && tokens.joined(first)
                && tokens.isSign(first - 1, '-')
                && tokens.joined(first - 1)
                && tokens.isWord(first - 2)
                && !findings.taken(first - 2)) {
            first -= 2;
        }
        boolean apart = first == at
                && tokens.length(at) <= 7
                && tokens.shape(at - 1) == WordShape.TITLE
                && !findings.taken(at - 1);
        return apart ? at - 1 : first;
    }

    private static boolean isHouseNumber(Tokens tokens, int at) {
        return tokens.isNumber(at, 1, 4)
                || tokens.kind(at) == TokenKind.MIXED
                        && tokens.length(at) <= 5
                        && Character.isDigit(tokens.first(at))
                        && !MonthNameRecognizer.isOrdinal(tokens, at);
    }

    /** 14, 14a, 14-16, 14/3, #23-41, 3º B. */
    private static int house(Tokens tokens, int number) {
        int last = number;
        while (last - number < 6
                && tokens.isSign(last + 1, "-/\u00ba\u00aa")
                && tokens.joined(last + 1)
                && (isHouseNumber(tokens, last + 2) && tokens.joined(last + 2)
                        || tokens.shape(last + 2) == WordShape.INITIAL)) {
            last += 2;
        }
        return last;
    }

    private static boolean placed(Tokens tokens, int at) {
        return tokens.isAnyOf(at - 1, "on", "in", "at", "en", "sur", "off", "near", "address")
                || tokens.isSign(at - 1, ",:");
    }

    /** The last token of a street whose word for it comes first, or -1. */
    private static int wordFirst(Tokens tokens, int at) {
        int name = afterDot(tokens, at);
        int last = name - 1;
        int capitals = 0;
        int words = 0;
        while (words < 5) {
            int next = last + 1;
            boolean particle = tokens.is(next, Flag.PARTICLE)
                    || tokens.isAnyOf(next, "d", "l", "des", "dei", "delle", "y", "e", "los", "las", "do", "lui");
            if (Places.isCapital(tokens, next) && tokens.isWord(next)) {
                capitals++;
            } else if (!particle) {
                break;
            }
            last = next;
            words++;
            if (tokens.isSign(last + 1, "'\u2019-") && tokens.joined(last + 1) && tokens.isWord(last + 2)) {
                last++;
            }
        }
        boolean numberedStreet = capitals == 0 && words == 0 && tokens.isNumber(name, 1, 3);
        if (numberedStreet) {
            last = name;
        }
        int number = last + 1;
        boolean said = false;
        while (number <= last + 4
                && (tokens.isSign(number, ",#.\u00b0\u00ba")
                        || tokens.isAnyOf(number, "no", "n", "nr", "num", "numero"))) {
            said |= !tokens.isSign(number, ",.");
            number++;
        }
        boolean house = isHouseNumber(tokens, number) && !tokens.isLineEnd(number);
        boolean capitalHead = tokens.shape(at) == WordShape.TITLE;
        if (numberedStreet) {
            return house && said ? house(tokens, number) : -1;
        }
        if (capitals == 0 || !tokens.is(last, Flag.PARTICLE) && !tokens.isWord(last)) {
            return -1;
        }
        boolean before = tokens.isNumber(at - 1, 1, 4) || tokens.isSign(at - 1, ',') && tokens.isNumber(at - 2, 1, 4);
        if (DOUBTFUL.has(tokens, at)) {
            boolean dotted = name > at + 1;
            return house && (capitalHead || dotted) && !PhoneRecognizer.unitFollows(tokens, number)
                    ? house(tokens, number)
                    : -1;
        }
        return house && (capitalHead || said)
                ? house(tokens, number)
                : before || capitalHead && placed(tokens, at) ? last : -1;
    }
}
