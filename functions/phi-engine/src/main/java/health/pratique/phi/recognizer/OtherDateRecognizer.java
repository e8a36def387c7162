package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Dates that name no month: "on the 3rd", holidays, a season of a year, and a bare year where it is one of birth or long past,
 * so that it may tell an age over 89.
 */
public final class OtherDateRecognizer implements Recognizer {

    private static final String NAME = "local/date";

    /** Nobody who was alive in a later year is over 89 yet while this list of rules is in use; what then happens is policy. */
    private static final int LATEST_TELLING_YEAR = 1950;

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = 0; at < tokens.size(); at++) {
            if (findings.taken(at)) {
                continue;
            }
            switch (tokens.kind(at)) {
                case NUMBER -> bareYear(tokens, findings, at);
                case MIXED -> dayOfMonth(tokens, findings, at);
                case WORD -> word(tokens, findings, at);
                case POSSESSIVE, SIGN, LINE_END, MASK -> {}
            }
        }
    }

    private static void bareYear(Tokens tokens, Findings findings, int at) {
        if (!tokens.isNumber(at, 4, 4)
                || tokens.number(at) < 1880
                || tokens.number(at) > 2100
                || (tokens.joined(at) && !tokens.isSign(at - 1, "(:-"))
                || (tokens.joined(at + 1) && !tokens.isSign(at + 1, ".,;):"))) {
            return;
        }
        PhiType role = DateRole.of(tokens, at);
        if (role == PhiType.BIRTH_DATE) {
            findings.add(tokens, at, at, PhiType.BIRTH_DATE, 0.8, NAME);
        } else if (tokens.number(at) <= LATEST_TELLING_YEAR
                && tokens.isAnyOf(at - 1, "in", "since", "from", "of", "until", "around", "year", "circa", "by")) {
            findings.add(tokens, at, at, PhiType.DATE, 0.6, NAME);
        }
    }

    private static void dayOfMonth(Tokens tokens, Findings findings, int at) {
        if (!MonthNameRecognizer.isOrdinal(tokens, at)
                || !tokens.isText(at - 1, "the")
                || !tokens.isAnyOf(at - 2, "on", "by", "until", "since", "before", "after", "from")) {
            return;
        }
        boolean ends = tokens.isLineEnd(at + 1)
                || tokens.isSign(at + 1, ".,;)")
                || tokens.isAnyOf(at + 1, "at", "and", "for", "with", "when", "he", "she", "they", "to");
        boolean ofMonth = tokens.isText(at + 1, "of") && tokens.isAnyOf(at + 3, "month");
        if (ends || ofMonth) {
            findings.add(tokens, at, at, PhiType.PARTIAL_DATE, 0.6, NAME);
        }
    }

    private static void word(Tokens tokens, Findings findings, int at) {
        int last = holiday(tokens, at);
        if (last >= at) {
            boolean year = tokens.isNumber(last + 1, 4, 4)
                    || (tokens.isSign(last + 1, ',') && tokens.isNumber(last + 2, 4, 4));
            int end = year ? (tokens.isNumber(last + 1) ? last + 1 : last + 2) : last;
            findings.add(tokens, at, end, PhiType.PARTIAL_DATE, 0.6, NAME);
        } else if (tokens.isAnyOf(at, "spring", "summer", "fall", "autumn", "winter")) {
            int year = tokens.isText(at + 1, "of") || tokens.isSign(at + 1, ',') ? at + 2 : at + 1;
            if (tokens.isNumber(year, 4, 4) && tokens.number(year) >= 1900 && tokens.number(year) < 2100) {
                findings.add(tokens, at, year, PhiType.PARTIAL_DATE, 0.7, NAME);
            }
        }
    }

    private static int holiday(Tokens tokens, int at) {
        if (tokens.shape(at) == WordShape.LOWER) {
            return -1;
        }
        if (tokens.isAnyOf(at, "christmas", "thanksgiving", "halloween", "hanukkah", "juneteenth")) {
            return tokens.isAnyOf(at + 1, "day", "eve") ? at + 1 : at;
        }
        if (tokens.isText(at, "easter")) {
            return tokens.isAnyOf(at + 1, "sunday", "monday") ? at + 1 : at;
        }
        if (tokens.isText(at, "new") && tokens.isAnyOf(at + 1, "year", "years")) {
            int day = tokens.isAnyOf(at + 2, "day", "eve") ? at + 2 : at + 3;
            return tokens.isAnyOf(day, "day", "eve") ? day : -1;
        }
        if (tokens.isAnyOf(
                        at,
                        "labor",
                        "memorial",
                        "independence",
                        "veterans",
                        "columbus",
                        "presidents",
                        "mothers",
                        "fathers")
                && tokens.isText(at + 1, "day")
                && tokens.shape(at + 1) != WordShape.LOWER) {
            return at + 1;
        }
        return -1;
    }
}
