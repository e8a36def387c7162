package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Cities before a state (Salem, OR), known cities after such a word as "from", unknown ones after "lives in" and counties. States and countries alone may stay: 45 CFR 164.514(b)(2)(i)(B).
 */
public final class CityRecognizer implements Recognizer {

    private static final String NAME = "local/city";

    private static final WordSet CUES = WordSet.of("in from near to at outside around of visited visiting");

    /** Codes of states that are no words and no abbreviations of something clinical. */
    private static final WordSet LOWER_CODES =
            WordSet.of("tx mn fl ny nj nc sc tn ky wv wi il az nm nv ut wy nd sd ks ga vt nh ri ak");

    private static final WordSet LIVED = WordSet.of("""
            lives live lived living resides residing reside moved moving born resident grew raised relocated visiting
            traveled travelled traveling travelling trip flew native returned home came comes emigrated immigrated
            based drove located clinic hospital practice transferred staying stays stayed alone settled camping hiking
            vacationing vacation holiday we're i'm house farm farms apartment cousin's sister's brother's relatives
            retired were hometown village town cottage cabin""");

    /** Places that criteria, scores, scales and products are called after. */
    private static final WordSet CRITERIA = WordSet.of("""
            prague milwaukee amsterdam vienna montreal edinburgh nottingham brighton miami copenhagen tampa cincinnati
            chattanooga bethesda paris rotterdam sydney toronto boston ottawa geneva rome oslo kyoto chicago lugano
            salford oxford bristol lund dublin philadelphia newport montevideo heidelberg van dallas manchester
            denver vancouver helsinki tokyo leeds glasgow atlanta brussels buffalo berlin london baltimore memphis
            framingham zurich seattle houston marburg basel melbourne cambridge hamburg utrecht lausanne lille
            maastricht munich stanford warwick los ann stockholm rochester""");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = 0; at < tokens.size(); at++) {
            if (findings.taken(at)) {
                continue;
            }
            if (tokens.isWord(at)) {
                at = Math.max(at, word(tokens, findings, at));
            }
        }
    }

    private static int word(Tokens tokens, Findings findings, int at) {
        boolean capital = Places.isCapital(tokens, at);
        boolean nothing =
                !tokens.is(at, Flag.CITY | Flag.PLACE_START | Flag.COUNTY | Flag.LAST) && tokens.flags(at) != 0;
        if (!capital && (nothing && !tokens.isAnyOf(at, "st", "ft", "mt") || !mayBeginInSmallLetters(tokens, at))) {
            return -1;
        }
        int known = tokens.is(at, Flag.CITY | Flag.PLACE_START) || tokens.isAnyOf(at, "st", "ft", "mt")
                ? Places.named(tokens, at, Flag.CITY)
                : -1;
        if ((capital || tokens.is(at, Flag.COUNTY) && !tokens.is(at, Flag.ENGLISH | Flag.COMMON))
                && tokens.is(at, Flag.COUNTY | Flag.PLACE_START | Flag.LAST)
                && county(tokens, findings, at)) {
            return at + 1;
        }
        int last = beforeState(tokens, at, known, capital);
        if (last > 0 && !findings.anyTaken(at, last)) {
            findings.add(tokens, at, last, PhiType.CITY, 0.85, NAME);
            int zip = tokens.isSign(last + 1, ',') ? last + 2 : last + 1;
            if (Places.zip(tokens, zip) > 0 && !findings.taken(zip)) {
                findings.add(tokens, zip, Places.zip(tokens, zip), PhiType.ZIP_CODE, 0.9, NAME);
            }
            return last;
        }
        if (known > 0
                && !findings.anyTaken(at, known)
                && !isStateAlone(tokens, at, known)
                && meant(tokens, at, known, capital)) {
            findings.add(tokens, at, known, PhiType.CITY, 0.7, NAME);
            return known;
        }
        boolean unknown = !capital || tokens.shape(at) == WordShape.UPPER
                ? tokens.flags(at) == 0
                        && tokens.length(at) > 4
                        && tokens.isAnyOf(at - 1, "in", "near")
                        && lived(tokens, at)
                : lived(tokens, at) && unknownPlace(tokens, at);
        if (unknown) {
            int end = tokens.shape(at + 1) == WordShape.TITLE && !tokens.is(at + 1, Flag.COMMON) ? at + 1 : at;
            if (!findings.anyTaken(at, end)) {
                findings.add(tokens, at, end, PhiType.CITY, 0.6, NAME);
                return end;
            }
        }
        return -1;
    }

    /** Florida, Mexico and Scotland are cities somewhere too, but states and countries may stay. */
    private static boolean isStateAlone(Tokens tokens, int at, int known) {
        return Places.named(tokens, at, Flag.STATE | Flag.COUNTRY | Flag.PEOPLE) >= known
                && !tokens.isText(known, "york")
                && !tokens.isText(at, "washington");
    }

    /** Small letters need a word before, a state after, or "county". */
    private static boolean mayBeginInSmallLetters(Tokens tokens, int at) {
        return CUES.has(tokens, at - 1)
                || tokens.isSign(at - 1, ":,")
                || tokens.isSign(at + 1, ',')
                || tokens.isSign(at + 2, ',')
                || tokens.isSign(at + 3, ',')
                || tokens.isAnyOf(at + 1, "county", "parish")
                || LOWER_CODES.has(tokens, at + 1)
                || LOWER_CODES.has(tokens, at + 2);
    }

    private static boolean county(Tokens tokens, Findings findings, int at) {
        int last = tokens.is(at, Flag.COUNTY) || tokens.is(at, Flag.LAST) ? at : -1;
        boolean named = last > 0
                && tokens.isAnyOf(last + 1, "county", "parish")
                && Places.isCapital(tokens, last + 1) == Places.isCapital(tokens, at);
        boolean facility = tokens.is(last + 2, Flag.FACILITY | Flag.SPECIALTY | Flag.ORGANIZATION);
        if (named && !facility && !tokens.is(at, Flag.HEADING)) {
            int state = Places.state(tokens, tokens.isSign(last + 2, ',') ? last + 3 : last + 2);
            boolean code = state > 0 && tokens.length(state) == 2 && tokens.is(state, Flag.COMMON | Flag.CREDENTIAL);
            findings.add(tokens, at, state > 0 && !code ? state : last + 1, PhiType.COUNTY, 0.85, NAME);
        }
        return named && !facility;
    }

    /** The last token of "City, ST" or "City, State", or -1. */
    private static int beforeState(Tokens tokens, int at, int known, boolean capital) {
        int city = known;
        if (city < 0 && capital && tokens.length(at) > 1 && !tokens.is(at, Flag.SPECIALTY)) {
            city = at;
            while (city - at < 3 && tokens.shape(city + 1) == WordShape.TITLE && tokens.shape(at) == WordShape.TITLE) {
                city++;
            }
        }
        if (city < 0) {
            return -1;
        }
        boolean comma = tokens.isSign(city + 1, ',');
        int state = Places.state(tokens, comma ? city + 2 : city + 1);
        boolean lowerCode =
                !capital && known > 0 && comma && tokens.is(city + 2, Flag.STATE_CODE) && tokens.length(city + 2) == 2;
        boolean plainCode = !capital && known > 0 && !comma && LOWER_CODES.has(tokens, city + 1);
        if (plainCode && !tokens.is(at, Flag.COMMON | Flag.MEDICAL | Flag.FIRST_COMMON)) {
            return city + 1;
        }
        if (lowerCode
                && (tokens.is(at, Flag.CITY_LARGE) && !tokens.is(at, Flag.FIRST)
                        || Places.zip(tokens, city + 3) > 0
                        || tokens.isAnyOf(at - 1, "in", "from", "near"))) {
            return city + 2;
        }
        if (state < 0 || !capital && !comma) {
            return -1;
        }
        boolean code = tokens.is(state, Flag.STATE_CODE) && tokens.length(state) == 2;
        boolean zip = Places.zip(tokens, state + 1) > 0;
        boolean doubtful = code
                && (tokens.is(state, Flag.CREDENTIAL | Flag.COMMON)
                        || tokens.isAnyOf(
                                state, "pa", "ma", "md", "do", "ct", "ms", "la", "al", "co", "va", "pt", "mi", "mt",
                                "id", "or", "in", "me", "ok", "hi", "de", "pr"));
        boolean allCapitals = tokens.shape(at) == WordShape.UPPER;
        if (zip) {
            return state;
        }
        if (known < 0) {
            boolean cue = tokens.isAnyOf(at - 1, "in", "from", "near", "to", "of");
            return !doubtful
                            && comma
                            && (cue || code)
                            && !tokens.is(at, Flag.MEDICAL | Flag.TITLE | Flag.MONTH)
                            && (cue || !tokens.is(at, Flag.COMMON))
                    ? state
                    : -1;
        }
        if (tokens.isAnyOf(state, "md", "pa", "ma", "do", "od", "pt")
                && code
                && !tokens.isAnyOf(at - 1, "in", "from", "near", "of", "to", "at")) {
            boolean city2 = tokens.is(at, Flag.CITY_LARGE)
                    && !tokens.is(at - 1, Flag.FIRST | Flag.TITLE)
                    && !tokens.isSign(at - 1, '.');
            return city2 && comma ? state : -1;
        }
        if (!comma && (doubtful || !code || allCapitals && !tokens.is(at, Flag.CITY_LARGE))) {
            return -1;
        }
        return allCapitals && doubtful && tokens.is(at, Flag.COMMON | Flag.MEDICAL) ? -1 : state;
    }

    /** Whether a known city is meant: by the words before it, or because its name is nothing else. */
    private static boolean meant(Tokens tokens, int at, int last, boolean capital) {
        if (tokens.is(last + 1, Flag.EPONYM_HEAD | Flag.FACILITY)
                || tokens.kind(last + 1) == TokenKind.POSSESSIVE
                || tokens.is(at, Flag.TITLE | Flag.MONTH | Flag.RELATION)) {
            return false;
        }
        if (CRITERIA.has(tokens, at)
                && !lived(tokens, at)
                && !tokens.isAnyOf(at - 1, "in", "from", "near", "to", "at", "downtown", "greater")) {
            return false;
        }
        boolean person = tokens.is(at - 1, Flag.TITLE)
                || tokens.isSign(at - 1, '.') && tokens.is(at - 2, Flag.TITLE)
                || (last == at && tokens.is(at - 1, Flag.FIRST_COMMON) && !tokens.is(at - 1, Flag.COMMON) && capital);
        if (person) {
            return false;
        }
        boolean several = last > at;
        boolean word = tokens.is(at, Flag.COMMON | Flag.ENGLISH | Flag.MEDICAL | Flag.EPONYM) && !several;
        boolean name = tokens.is(at, Flag.FIRST | Flag.LAST_COMMON) && !several;
        boolean large = several ? true : tokens.is(at, Flag.CITY_LARGE);
        if (lived(tokens, at)) {
            return capital ? !(word && tokens.is(at, Flag.COMMON)) || large : large && !word;
        }
        boolean cue = tokens.isAnyOf(at - 1, "in", "from", "near", "to", "at", "outside", "around", "of");
        if (several) {
            return capital
                    && Places.isCapital(tokens, last)
                    && !tokens.is(at, Flag.HEADING)
                    && (cue || largePhrase(tokens, at, last));
        }
        boolean upper = tokens.shape(at) == WordShape.UPPER;
        if (word && large && tokens.shape(at) == WordShape.TITLE && tokens.isAnyOf(at - 1, "in", "from", "near")) {
            return !tokens.is(at, Flag.MEDICAL | Flag.EPONYM);
        }
        if (cue && capital && !word && !upper) {
            boolean properOf = !tokens.isText(at - 1, "of") && !tokens.isText(at - 1, "at");
            return large || (properOf && !name) || tokens.isAnyOf(at - 1, "in", "near");
        }
        if (cue && upper) {
            boolean placeOnly = tokens.isAnyOf(at - 1, "in", "from", "near")
                    && !tokens.is(at, Flag.FIRST | Flag.PEOPLE)
                    && tokens.length(at) > 4;
            return (large || placeOnly) && !word && !tokens.isText(at - 1, "of");
        }
        if (!capital) {
            boolean placeOnly =
                    tokens.isAnyOf(at - 1, "in", "from", "near") && !tokens.is(at, Flag.FIRST | Flag.PEOPLE);
            return cue && (large || placeOnly) && !word && (placeOnly || !name) && !tokens.isText(at - 1, "of");
        }
        return large && !word && !name;
    }

    private static boolean largePhrase(Tokens tokens, int at, int last) {
        return (tokens.lexiconFlags(Places.phrase(tokens, at, last)) & Flag.CITY_LARGE) != 0;
    }

    private static boolean lived(Tokens tokens, int at) {
        boolean preposition = tokens.isAnyOf(at - 1, "in", "from", "to", "near", "of", "outside", "at", "around");
        int verb = tokens.isAnyOf(at - 2, "back", "up", "here", "home", "over") ? at - 3 : at - 2;
        return (preposition && LIVED.has(tokens, verb))
                || tokens.isAnyOf(at - 1, "visited", "visiting")
                || (tokens.isSign(at - 1, ':') && tokens.isAnyOf(at - 2, "city", "town", "birthplace", "residence"));
    }

    private static boolean unknownPlace(Tokens tokens, int at) {
        return tokens.shape(at) == WordShape.TITLE
                && !tokens.is(
                        at,
                        Flag.COMMON
                                | Flag.ENGLISH
                                | Flag.MEDICAL
                                | Flag.STATE
                                | Flag.COUNTRY
                                | Flag.MONTH
                                | Flag.WEEKDAY
                                | Flag.PEOPLE
                                | Flag.TITLE
                                | Flag.FACILITY
                                | Flag.PLACE_START
                                | Flag.FIRST)
                && !tokens.isAnyOf(at - 1, "of", "at")
                && !tokens.isAnyOf(
                        at - 2, "clinic", "hospital", "practice", "transferred", "returned", "came", "comes");
    }
}
