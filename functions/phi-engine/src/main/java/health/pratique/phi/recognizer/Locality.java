package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** City, state, ZIP code and country that follow a street, with commas, spaces or line ends between. */
final class Locality {

    private static final String NAME = "local/address";
    private static final int MOST_CITY_WORDS = 3;

    private Locality() {}

    /** Adds what follows token {@code last} of a street; returns the last token of all. */
    static int after(Tokens tokens, Findings findings, int last) {
        int at = skip(tokens, last + 1);
        int end = last;
        int code = codeFirst(tokens, at);
        if (code >= at && !findings.anyTaken(at, code)) {
            findings.add(tokens, at, code, PhiType.POSTAL_CODE, 0.85, NAME);
            end = code;
            at = code + 1;
        }
        int city = city(tokens, at, last);
        if (city >= at && !findings.anyTaken(at, city)) {
            int state = state(tokens, skip(tokens, city + 1));
            int until = state > 0 ? state : city;
            findings.add(tokens, at, until, PhiType.CITY, 0.85, NAME);
            end = until;
        } else if (state(tokens, at) > 0 && tokens.is(at, Flag.STATE_CODE | Flag.STATE | Flag.PLACE_START)) {
            end = state(tokens, at);
            findings.add(tokens, at, end, PhiType.CITY, 0.6, NAME);
        } else if (Places.zip(tokens, at) < 0 && outward(tokens, at) < 0 && Places.postcode(tokens, at) < 0) {
            return end;
        }
        int zip = skip(tokens, end + 1);
        int country = Places.named(tokens, zip, Flag.COUNTRY);
        if (country > 0 && Places.isCapital(tokens, zip) && Places.zip(tokens, country + 1) > 0) {
            findings.add(tokens, zip, country, PhiType.CITY, 0.5, NAME);
            zip = country + 1;
        }
        if (Places.zip(tokens, zip) > 0 && !findings.taken(zip)) {
            end = Places.zip(tokens, zip);
            findings.add(tokens, zip, end, PhiType.ZIP_CODE, 0.9, NAME);
        } else if (Places.postcode(tokens, zip) > 0 && !findings.taken(zip)) {
            end = Places.postcode(tokens, zip);
            findings.add(tokens, zip, end, PhiType.POSTAL_CODE, 0.9, NAME);
        } else if (outward(tokens, zip) > 0 && !findings.taken(zip)) {
            end = zip;
            findings.add(tokens, zip, zip, PhiType.POSTAL_CODE, 0.7, NAME);
        } else if (isCodeAfterCity(tokens, zip, end) && !findings.taken(zip)) {
            findings.add(tokens, zip, zip, PhiType.POSTAL_CODE, 0.8, NAME);
            end = zip;
        }
        return end;
    }

    /** The code before its city: 80331 München, 1012 AB Amsterdam, 00-950 Warszawa, SE-111 22 Stockholm. */
    private static int codeFirst(Tokens tokens, int from) {
        int at = tokens.length(from) <= 2
                        && tokens.isSign(from + 1, '-')
                        && tokens.joined(from + 1)
                        && tokens.isWord(from)
                ? from + 2
                : from;
        if (!tokens.isNumber(at, 2, 6)) {
            return -1;
        }
        int last = at;
        if (tokens.length(at) == 4 && tokens.shape(at + 1) == WordShape.UPPER && tokens.length(at + 1) == 2) {
            last = at + 1;
        } else if (tokens.length(at) == 3 && tokens.isNumber(at + 1, 2, 2)) {
            last = at + 1;
        } else if (tokens.length(at) == 2 && tokens.isSign(at + 1, '-') && tokens.isNumber(at + 2, 3, 3)) {
            last = at + 2;
        } else if (tokens.length(at) < 4) {
            return -1;
        }
        boolean city = tokens.shape(last + 1) == WordShape.TITLE
                && !tokens.is(last + 1, Flag.COMMON | Flag.MEDICAL | Flag.MONTH | Flag.STREET)
                && !tokens.is(last + 2, Flag.STREET);
        return city ? last : -1;
    }

    /** The first half of a British code at the end of an address: SW17. */
    private static int outward(Tokens tokens, int at) {
        boolean ends = tokens.isLineEnd(at + 1) || tokens.isSign(at + 1, ",.;)");
        return ends && Places.isOutwardCode(tokens, at) ? at : -1;
    }

    /** Sydney NSW 2000, Pune 411001, Singapore 238859. */
    private static boolean isCodeAfterCity(Tokens tokens, int at, int city) {
        int before = tokens.isSign(at - 1, "-") ? at - 2 : at - 1;
        boolean ends = tokens.isLineEnd(at + 1) || tokens.isSign(at + 1, ",.;)");
        return before == city
                && tokens.isWord(city)
                && (tokens.isNumber(at, 6, 6) || tokens.isNumber(at, 4, 4) && ends)
                && !PhoneRecognizer.unitFollows(tokens, at);
    }

    /** A city after a street: known, or capitals before a comma and a state or ZIP code. */
    private static int city(Tokens tokens, int at, int street) {
        int known = Places.isCapital(tokens, at) || tokens.is(at, Flag.CITY_LARGE)
                ? Places.named(tokens, at, Flag.CITY)
                : -1;
        int last = at - 1;
        while (last - at + 1 < MOST_CITY_WORDS && mayBeCity(tokens, last + 1) && state(tokens, last + 1) < 0) {
            last++;
            if (tokens.isSign(last + 1, ".'-") && tokens.joined(last + 1)) {
                last++;
            }
        }
        int next = skip(tokens, last + 1);
        boolean followed = last >= at
                && (state(tokens, next) > 0 || Places.zip(tokens, next) > 0 || Places.postcode(tokens, next) > 0);
        return followed ? last : known > 0 ? known : unknown(tokens, at, street);
    }

    private static boolean mayBeCity(Tokens tokens, int at) {
        boolean small = tokens.isOneCase()
                && tokens.shape(at) == WordShape.LOWER
                && (tokens.is(at, Flag.CITY | Flag.LAST) || tokens.flags(at) == 0)
                && !tokens.is(at, Flag.COMMON | Flag.MEDICAL);
        return small || Places.isCapital(tokens, at);
    }

    /** "3 Pump Lane, Nailsworth.": one or two capitals between a comma and the end. */
    private static int unknown(Tokens tokens, int at, int street) {
        int last = at;
        if (tokens.shape(at + 1) == WordShape.TITLE) {
            last = at + 1;
        } else if (tokens.isSign(at + 1, '-') && tokens.joined(at + 1) && tokens.joined(at + 2)) {
            last = tokens.isSign(at + 3, '-') && tokens.joined(at + 3) ? at + 4 : at + 2;
        }
        boolean comma = at == street + 2 && tokens.isSign(street + 1, ',') || tokens.isNumber(at - 1);
        boolean ends = tokens.isLineEnd(last + 1) || tokens.isSign(last + 1, ".,;)");
        return comma
                        && ends
                        && tokens.shape(at) == WordShape.TITLE
                        && !tokens.is(
                                at, Flag.COMMON | Flag.MEDICAL | Flag.MONTH | Flag.TITLE | Flag.HEADING | Flag.COUNTRY)
                ? last
                : -1;
    }

    /** In an address a code in small letters is one too. */
    private static int state(Tokens tokens, int at) {
        int state = Places.state(tokens, at);
        boolean lower = state < 0 && tokens.is(at, Flag.STATE_CODE) && tokens.length(at) == 2;
        boolean ends = !tokens.isWord(at + 1);
        return lower && ends ? at : state;
    }

    private static int skip(Tokens tokens, int from) {
        int at = from;
        while (at < from + 4 && at < tokens.size() && (tokens.isSign(at, ",\u00b7|") || tokens.isLineEnd(at))) {
            at++;
        }
        return at;
    }
}
