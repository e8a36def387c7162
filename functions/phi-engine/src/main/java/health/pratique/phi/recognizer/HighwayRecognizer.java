package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Places on a road by number or letter: I-95, exit 14, mile marker 31, Route 9W, County Road K, FM 1960, at 5th and Main, RR#3, Site
 * 4, and the grid numbers of house and road, W4471 County Road K.
 */
public final class HighwayRecognizer implements Recognizer {

    private static final String NAME = "local/highway";

    private static final WordSet BEFORE =
            WordSet.of("on off along near via from to at by past down take taking onto of");

    private static final WordSet ROADS = WordSet.of("route rte hwy highway road rd");

    private static final WordSet COUNTY = WordSet.of("county co cty state ranch farm township forest");

    private static final WordSet SHORT = WordSet.of("sr cr fm rm csah sh cth sth");

    private static final Anchors ANCHORS =
            Anchors.atForms(Form.MIXED).orWords(ROADS.and(SHORT, BEFORE)).orWords("i exit mile milepost mp rr rural");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.kind(at) == TokenKind.MIXED) {
                grid(tokens, findings, at);
            } else {
                int last = last(tokens, at);
                int first = COUNTY.has(tokens, at - 1) && ROADS.has(tokens, at) ? at - 1 : at;
                first = BEFORE.has(tokens, at) ? at + 1 : first;
                first = first < at && tokens.isNumber(first - 1, 1, 5) && !tokens.joined(first - 1) ? first - 1 : first;
                if (last > at && !findings.anyTaken(first, last)) {
                    findings.add(tokens, first, last, PhiType.STREET_ADDRESS, 0.7, NAME);
                    at = Locality.after(tokens, findings, last);
                }
            }
        }
    }

    private static int last(Tokens tokens, int at) {
        if (BEFORE.has(tokens, at)) {
            return crossing(tokens, at + 1);
        }
        if (tokens.isText(at, "i")) {
            boolean interstate = tokens.isSign(at + 1, '-')
                    && tokens.joined(at + 1)
                    && tokens.joined(at + 2)
                    && tokens.isNumber(at + 2, 1, 3)
                    && !tokens.joined(at + 3) | tokens.isSign(at + 3, ".,;)/");
            return interstate && BEFORE.has(tokens, at - 1) && !isIodine(tokens, at + 2) ? at + 2 : -1;
        }
        if (tokens.isText(at, "exit")) {
            boolean road = tokens.isAnyOf(at - 1, "at", "near", "off", "by", "past") || tokens.isNumber(at - 1);
            return road && isNumber(tokens, at + 1) ? at + 1 : -1;
        }
        if (tokens.isAnyOf(at, "mile", "milepost", "mp")) {
            int number = tokens.isText(at, "mile") ? at + 2 : at + 1;
            boolean marker = !tokens.isText(at, "mile") || tokens.isAnyOf(at + 1, "marker", "post");
            boolean said = !tokens.isText(at, "mp") || tokens.isAnyOf(at - 1, "at", "near");
            return marker && said && isNumber(tokens, number) ? number : -1;
        }
        if (tokens.isAnyOf(at, "rr", "rural")) {
            return rural(tokens, at);
        }
        return numbered(tokens, at);
    }

    /** I-131 is given, I-95 is driven. */
    private static boolean isIodine(Tokens tokens, int number) {
        int mass = tokens.number(number);
        return mass == 131 || mass == 123 || mass == 125 || mass == 124;
    }

    private static boolean isNumber(Tokens tokens, int at) {
        boolean letter = tokens.kind(at) == TokenKind.MIXED
                && tokens.length(at) <= 4
                && Character.isDigit(tokens.first(at))
                && Character.isUpperCase(tokens.last(at));
        return (letter || tokens.isNumber(at, 1, 4))
                && !(tokens.joined(at + 1) && tokens.isSign(at + 1, "./%") && tokens.joined(at + 2))
                && !PhoneRecognizer.unitFollows(tokens, at);
    }

    /** Route 9W, County Road K, FM 1960. */
    private static int numbered(Tokens tokens, int at) {
        int value = tokens.isSign(at + 1, '-') ? at + 2 : at + 1;
        boolean capital = tokens.shape(at) == WordShape.TITLE || tokens.shape(at) == WordShape.UPPER;
        if (SHORT.has(tokens, at)) {
            boolean said = tokens.shape(at) == WordShape.UPPER && BEFORE.has(tokens, at - 1);
            return said && tokens.isNumber(value, 2, 4) && isNumber(tokens, value) ? value : -1;
        }
        boolean letter = COUNTY.has(tokens, at - 1)
                && (tokens.shape(value) == WordShape.INITIAL
                        || tokens.shape(value) == WordShape.UPPER && tokens.length(value) == 2)
                && !tokens.is(value, Flag.STATE_CODE);
        boolean placed = COUNTY.has(tokens, at - 1) || BEFORE.has(tokens, at - 1);
        boolean road = !tokens.isAnyOf(at, "road", "rd") || COUNTY.has(tokens, at - 1);
        return capital && (letter || placed && road && isNumber(tokens, value)) ? value : -1;
    }

    /** At 5th and Main, near Broadway & 42nd. */
    private static int crossing(Tokens tokens, int first) {
        boolean and = tokens.isText(first + 1, "and") || tokens.isSign(first + 1, '&');
        int second = first + 2;
        boolean ordinalFirst = MonthNameRecognizer.isOrdinal(tokens, first) && isStreetName(tokens, second);
        boolean ordinalSecond = isStreetName(tokens, first) && MonthNameRecognizer.isOrdinal(tokens, second);
        if (!and || !ordinalFirst && !ordinalSecond) {
            return -1;
        }
        return tokens.is(second + 1, Flag.STREET) ? second + 1 : second;
    }

    private static boolean isStreetName(Tokens tokens, int at) {
        return tokens.shape(at) == WordShape.TITLE
                && !tokens.is(at, Flag.MONTH | Flag.WEEKDAY | Flag.RELATION | Flag.TITLE)
                && (!tokens.is(at, Flag.MEDICAL) || tokens.isAnyOf(at, "main", "oak", "elm"));
    }

    /** RR#3, Site 4, Comp 12; Rural Route 4. A respiratory rate has neither. */
    private static int rural(Tokens tokens, int at) {
        boolean route = tokens.isText(at, "rural") && tokens.isAnyOf(at + 1, "route", "rte", "delivery");
        boolean sign = tokens.isText(at, "rr") && tokens.isSign(at + 1, '#') && tokens.joined(at + 1);
        int last = tokens.isSign(at + 2, '#') ? at + 3 : at + 2;
        if (!route && !sign || !tokens.isNumber(last, 1, 3)) {
            return -1;
        }
        while (true) {
            int next = tokens.isSign(last + 1, ',') ? last + 2 : last + 1;
            if (!tokens.isAnyOf(next, "site", "comp", "box", "group") || !tokens.isNumber(next + 1, 1, 5)) {
                return last;
            }
            last = next + 1;
        }
    }

    /** W4471 and N12W4471 before the name of a street. */
    private static void grid(Tokens tokens, Findings findings, int at) {
        boolean form = tokens.length(at) >= 4
                && tokens.length(at) <= 9
                && "NSEW".indexOf(tokens.first(at)) >= 0
                && Character.isDigit(tokens.last(at));
        if (!form || tokens.joined(at)) {
            return;
        }
        int last = at;
        while (last - at < 4 && tokens.shape(last + 1) == WordShape.TITLE) {
            last++;
            if (tokens.is(last, Flag.STREET) && last > at + 1) {
                boolean letter = tokens.shape(last + 1) == WordShape.INITIAL || tokens.isNumber(last + 1, 1, 3);
                int first = tokens.kind(at - 1) == TokenKind.MIXED && "NSEW".indexOf(tokens.first(at - 1)) >= 0
                        ? at - 1
                        : at;
                int end = letter && tokens.isAnyOf(last, "road", "rd", "highway", "hwy") ? last + 1 : last;
                if (!findings.anyTaken(first, end)) {
                    findings.add(tokens, first, end, PhiType.STREET_ADDRESS, 0.8, NAME);
                    Locality.after(tokens, findings, end);
                }
                return;
            }
        }
    }
}
