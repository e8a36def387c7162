package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;

/** City, state, ZIP code and country that follow a street, with commas, spaces or line ends between. */
final class Locality {

    private static final String NAME = "local/address";
    private static final int MOST_CITY_WORDS = 3;

    private Locality() {}

    /** Adds what follows token {@code last} of a street; returns the last token of all. */
    static int after(Tokens tokens, Findings findings, int last) {
        int at = skip(tokens, last + 1);
        int end = last;
        int city = city(tokens, at);
        if (city >= at && !findings.anyTaken(at, city)) {
            int state = state(tokens, skip(tokens, city + 1));
            int until = state > 0 ? state : city;
            findings.add(tokens, at, until, PhiType.CITY, 0.85, NAME);
            end = until;
        } else if (state(tokens, at) > 0 && tokens.is(at, Flag.STATE_CODE | Flag.STATE | Flag.PLACE_START)) {
            end = state(tokens, at);
            findings.add(tokens, at, end, PhiType.CITY, 0.6, NAME);
        } else if (Places.zip(tokens, at) < 0) {
            return last;
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
        } else if (Places.postcode(tokens, zip) > 0) {
            end = Places.postcode(tokens, zip);
            findings.add(tokens, zip, end, PhiType.POSTAL_CODE, 0.9, NAME);
        }
        return end;
    }

    /** A city after a street: known, or capitals before a comma and a state or ZIP code. */
    private static int city(Tokens tokens, int at) {
        int known = Places.isCapital(tokens, at) || tokens.is(at, Flag.CITY_LARGE)
                ? Places.named(tokens, at, Flag.CITY)
                : -1;
        int last = at - 1;
        while (last - at + 1 < MOST_CITY_WORDS && Places.isCapital(tokens, last + 1) && state(tokens, last + 1) < 0) {
            last++;
            if (tokens.isSign(last + 1, ".'-") && tokens.joined(last + 1)) {
                last++;
            }
        }
        int next = skip(tokens, last + 1);
        boolean followed = last >= at
                && (state(tokens, next) > 0 || Places.zip(tokens, next) > 0 || Places.postcode(tokens, next) > 0);
        return followed ? last : known;
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
        while (at < from + 4 && at < tokens.size() && (tokens.isSign(at, ",") || tokens.isLineEnd(at))) {
            at++;
        }
        return at;
    }
}
