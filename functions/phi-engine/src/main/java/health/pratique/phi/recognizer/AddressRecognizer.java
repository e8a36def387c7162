package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** House number and street, with flat, city, state and ZIP code after it. */
public final class AddressRecognizer implements Recognizer {

    private static final String NAME = "local/address";
    private static final int MOST_STREET_WORDS = 5;

    private static final WordSet COMPASS = WordSet.of("n s e w ne nw se sw north south east west");

    private static final WordSet NO_STREET = WordSet.of("""
            of in to and with for mg ml is was per or days weeks years year hours minutes the a by on from at lb lbs pounds kg cm mm ft units x pm am i he she we yrs yr mo mos""");

    private static final WordSet SURE_STREETS = WordSet.of("""
            street st avenue ave road rd boulevard blvd lane ln drive dr court ct parkway pkwy highway hwy
            terrace circle cir trail way place pl cottages close crescent tce""");

    private static final WordSet PLAIN_WORDS = WordSet.of("""
            n s e w north south east west main park oak high church mill old new first second third lake river
            hill spring center""");

    private static final Anchors ANCHORS =
            Anchors.atForms(Form.NUMBER | Form.MIXED).orWords("apt apartment suite ste flat unit address");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (findings.taken(at)) {
                continue;
            }
            int last = -1;
            if (tokens.isNumber(at, 1, 6) || isHouseNumber(tokens, at)) {
                last = street(tokens, at, false);
            } else if (tokens.isAnyOf(at, "apt", "apartment", "suite", "ste", "flat", "unit")
                    && (Units.at(tokens, at) || tokens.isNumber(at + 1) && tokens.isSign(at + 2, '/'))) {
                int value = tokens.isSign(at + 1, ".#") ? at + 2 : at + 1;
                int street = streetAfterUnit(tokens, value);
                if (street > value) {
                    if (!findings.anyTaken(at, street)) {
                        findings.add(tokens, at, street, PhiType.STREET_ADDRESS, 0.9, NAME);
                        at = Locality.after(tokens, findings, street);
                    }
                    continue;
                }
                if (tokens.isAnyOf(at, "flat", "unit") || tokens.isSign(value + 1, '/')) {
                    continue;
                }
                if (!findings.anyTaken(at, value)) {
                    findings.add(tokens, at, value, PhiType.STREET_ADDRESS, 0.7, NAME);
                    at = Locality.after(tokens, findings, value);
                }
                continue;
            } else if (tokens.isText(at, "address")) {
                at = labelled(tokens, findings, at);
                continue;
            }
            if (last > 0 && !findings.anyTaken(at, last)) {
                last = Units.after(tokens, last);
                findings.add(tokens, at, last, PhiType.STREET_ADDRESS, 0.9, NAME);
                at = Locality.after(tokens, findings, last);
            }
        }
    }

    /** Whether a house number and its street begin here. */
    static boolean begins(Tokens tokens, int at) {
        return tokens.isNumber(at, 1, 6) && tokens.isWord(at + 1) && street(tokens, at, false) > 0;
    }

    /** Flat 3, 8 Elm Close; Unit 5/20 High St. */
    private static int streetAfterUnit(Tokens tokens, int value) {
        int number = tokens.isSign(value + 1, ",/") ? value + 2 : value + 1;
        return tokens.isNumber(number, 1, 5) || isHouseNumber(tokens, number) ? street(tokens, number, true) : -1;
    }

    /** The last token of the street that the house number belongs to, or -1. */
    private static int street(Tokens tokens, int number, boolean afterUnit) {
        boolean year = tokens.isYear(number);
        boolean yearMeant = year
                && (tokens.shape(number + 1) != WordShape.TITLE
                        || tokens.isAnyOf(number - 1, "in", "since", "of", "until", "the", "on", "from"));
        if (yearMeant
                || !afterUnit
                        && tokens.joined(number)
                        && tokens.isSign(number - 1, "./-,$")
                        && tokens.joined(number - 1)) {
            return -1;
        }
        int at = number + 1;
        boolean half = tokens.isNumber(at, 1, 1) && tokens.isSign(at + 1, '/') && tokens.isNumber(at + 2, 1, 1);
        at = half ? at + 3 : at;
        if (tokens.isSign(at, "-/") && tokens.joined(at) && tokens.length(at + 1) <= 5) {
            at += 2;
        } else if (tokens.isSign(at, ',')) {
            at++;
        }
        boolean capital = false;
        int words = 0;
        int found = -1;
        while (words <= MOST_STREET_WORDS) {
            boolean ordinal = MonthNameRecognizer.isOrdinal(tokens, at) || tokens.isNumber(at, 1, 3) && words == 1;
            if (!tokens.isWord(at) && !ordinal) {
                break;
            }
            boolean isCapital = Places.isCapital(tokens, at);
            if (words == 0
                    && !ordinal
                    && !isCapital
                    && tokens.is(at, Flag.COMMON)
                    && !PLAIN_WORDS.has(tokens, at)
                    && !tokens.is(at + 1, Flag.STREET)) {
                break;
            }
            if (NO_STREET.has(tokens, at)) {
                break;
            }
            boolean shouted = tokens.shape(at) == WordShape.UPPER;
            if ((shouted || !isCapital) && words < 9 && stops(tokens, at)) {
                break;
            }
            capital |= isCapital || ordinal;
            if (tokens.is(at, Flag.STREET)
                    && (words > 0 || streetFirst(tokens, at))
                    && accepted(tokens, at, capital, words)) {
                found = words == 0 ? capitals(tokens, at) : at;
                if (words > 0 && !tokens.is(at + 1, Flag.STREET)) {
                    break;
                }
            }
            words++;
            at++;
            while ((tokens.isSign(at, ".'-") && tokens.joined(at)) || tokens.kind(at) == TokenKind.POSSESSIVE) {
                at++;
            }
            if (Units.at(tokens, at) && words > 0 && capital && found < 0 && !tokens.isSign(number + 1, ',')) {
                return at - 1;
            }
        }
        if (found < 0) {
            found = withoutStreetWord(tokens, number + 1);
        }
        if (found > 0 && tokens.isSign(found + 1, '.') && tokens.joined(found + 1) && tokens.length(found) <= 4) {
            found++;
        }
        int direction = found + 1;
        boolean compass = COMPASS.has(tokens, direction) && Places.isCapital(tokens, direction);
        return found > 0 && compass ? direction : found;
    }

    /** 520 W 9th, 1847 N Damen, 1600 Broadway. */
    private static int withoutStreetWord(Tokens tokens, int at) {
        if (tokens.isText(at, "broadway") && Places.isCapital(tokens, at)) {
            return at;
        }
        boolean compass =
                COMPASS.has(tokens, at) && tokens.shape(at) != WordShape.LOWER && !tokens.isAnyOf(at - 1, "l", "g");
        int name = tokens.isSign(at + 1, '.') ? at + 2 : at + 1;
        boolean named = tokens.shape(name) == WordShape.TITLE
                && !tokens.is(name, Flag.COMMON | Flag.MEDICAL | Flag.MONTH | Flag.HEADING)
                && !PhoneRecognizer.unitFollows(tokens, name - 1);
        return compass && (named || MonthNameRecognizer.isOrdinal(tokens, name)) ? name : -1;
    }

    /** Rue, Via, Calle and the like come before the name of the street. */
    private static boolean streetFirst(Tokens tokens, int at) {
        boolean way = tokens.isText(at, "via") && tokens.shape(at) != WordShape.TITLE;
        return !way
                && tokens.isAnyOf(
                        at, "rue", "via", "calle", "camino", "paseo", "avenida", "avenue", "highway", "hwy", "route")
                && Places.isCapital(tokens, at)
                && (Places.isCapital(tokens, at + 1) || tokens.isNumber(at + 1));
    }

    private static int capitals(Tokens tokens, int at) {
        int last = at;
        while (last - at < MOST_STREET_WORDS
                && (Places.isCapital(tokens, last + 1)
                        || tokens.is(last + 1, Flag.PARTICLE)
                        || tokens.isNumber(last + 1, 1, 4))) {
            last++;
        }
        return last;
    }

    private static boolean accepted(Tokens tokens, int at, boolean capital, int words) {
        boolean certain = SURE_STREETS.has(tokens, at);
        if (capital) {
            return certain || Places.isCapital(tokens, at);
        }
        int next = tokens.isSign(at + 1, '.') ? at + 2 : at + 1;
        boolean ends = tokens.isSign(next, ",;")
                || tokens.isSign(at + 1, '.')
                || tokens.isLineEnd(next)
                || Units.at(tokens, next)
                || tokens.is(next, Flag.CITY)
                || tokens.isAnyOf(next, "in");
        return certain
                && words <= 3
                && ends
                && (words >= 2 || !tokens.isAnyOf(at, "way", "place", "court", "trail", "drive"));
    }

    /** Words that no street is called, where capitals tell nothing. */
    private static boolean stops(Tokens tokens, int at) {
        return tokens.is(at, Flag.PERSON_VERB | Flag.RELATION)
                || tokens.is(at, Flag.COMMON)
                        && !tokens.is(
                                at, Flag.LAST | Flag.FIRST | Flag.CITY | Flag.STATE | Flag.STREET | Flag.PLACE_START)
                        && !PLAIN_WORDS.has(tokens, at);
    }

    private static boolean isHouseNumber(Tokens tokens, int at) {
        return tokens.kind(at) == TokenKind.MIXED
                && tokens.length(at) <= 6
                && Character.isDigit(tokens.first(at))
                && Character.isLetter(tokens.last(at))
                && (tokens.length(at) < 3 || Character.isDigit(tokens.text().charAt(tokens.end(at) - 2)));
    }

    /** "Address: ..." to the end of the line, when it does hold a number. */
    private static int labelled(Tokens tokens, Findings findings, int label) {
        int at = label + 1;
        if (!tokens.isSign(at, ":") && !tokens.isAnyOf(at, "is", "of", "to", "at")) {
            return label;
        }
        at++;
        if (tokens.isText(label - 1, "email")
                || tokens.isText(label - 1, "ip")
                || tokens.isText(label - 1, "mac")
                || !tokens.isNumber(at) && !Places.isCapital(tokens, at)) {
            return label;
        }
        int last = at;
        boolean number = tokens.isNumber(at);
        while (last - at < 14
                && !tokens.isLineEnd(last + 1)
                && !findings.taken(last + 1)
                && tokens.kind(last + 1) != TokenKind.MASK
                && !tokens.isSign(last + 1, ".;?!:()")
                && (Places.isCapital(tokens, last + 1)
                        || tokens.isNumber(last + 1)
                        || tokens.isSign(last + 1, ",#-'")
                        || tokens.kind(last + 1) == TokenKind.MIXED
                        || tokens.is(last + 1, Flag.PARTICLE))) {
            last++;
            number |= tokens.isNumber(last) || tokens.kind(last) == TokenKind.MIXED;
        }
        while (last > at && tokens.isSign(last, ",#-'")) {
            last--;
        }
        if (!number || findings.anyTaken(at, last) || street(tokens, at, false) > 0) {
            return label;
        }
        last = Units.after(tokens, last);
        findings.add(tokens, at, last, PhiType.STREET_ADDRESS, 0.8, NAME);
        return Locality.after(tokens, findings, last);
    }
}
