package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.Tokens;

/**
 * A season or quarter of a year, and a bare year where it is one of birth or long past, so that it may tell an age over 89.
 */
public final class OtherDateRecognizer implements Recognizer {

    private static final String NAME = "local/date";

    /** Nobody who was alive in a later year is over 89 yet while this list of rules is in use; what then happens is policy. */
    private static final int LATEST_TELLING_YEAR = 1950;

    private static final Anchors ANCHORS =
            Anchors.atForms(Form.NUMBER | Form.MIXED).orWords("spring summer fall autumn winter quarter");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (findings.taken(at)) {
                continue;
            }
            switch (tokens.kind(at)) {
                case NUMBER -> {
                    bareYear(tokens, findings, at);
                    scannedDate(tokens, findings, at);
                }
                case MIXED -> {
                    if (tokens.length(at) == 2 || tokens.length(at) == 4) {
                        quarter(tokens, findings, at);
                    }
                }
                case WORD -> {
                    if (tokens.isAnyOf(at, "spring", "summer", "fall", "autumn", "winter")) {
                        season(tokens, findings, at);
                    } else if (tokens.isText(at, "quarter")
                            && tokens.isText(at + 1, "of")
                            && year(tokens, at + 2) > 0) {
                        findings.add(tokens, at - 1, year(tokens, at + 2), PhiType.PARTIAL_DATE, 0.7, NAME);
                    }
                }
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

    /** 3/2612009, a scan of 3/26/2009: the second slash was read as a one. */
    private static void scannedDate(Tokens tokens, Findings findings, int at) {
        boolean shape = tokens.isNumber(at, 1, 2)
                && tokens.isSign(at + 1, '/')
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && tokens.isNumber(at + 2, 6, 7)
                && !tokens.isSign(at + 3, "/.-")
                && !findings.taken(at + 2);
        if (!shape) {
            return;
        }
        int tail = tokens.number(at + 2) % 100_000;
        int day = tokens.number(at + 2) / 100_000;
        int year = tail % 10_000;
        boolean slash = tail / 10_000 == 1;
        boolean inTheYear = day >= 1 && day <= 31 && tokens.number(at) >= 1 && tokens.number(at) <= 12;
        if (slash && inTheYear && year >= 1900 && year < 2100) {
            findings.add(tokens, at, at + 2, DateRole.of(tokens, at), 0.8, NAME);
        }
    }

    /** Winter of 2023, summer '24. */
    private static void season(Tokens tokens, Findings findings, int at) {
        int year = tokens.isText(at + 1, "of") || tokens.isSign(at + 1, ',') ? at + 2 : at + 1;
        int last = year(tokens, year);
        if (last > 0) {
            int early = tokens.isSign(at - 1, '-') ? at - 2 : at - 1;
            int first = tokens.isAnyOf(early, "early", "late", "mid") ? early : at;
            findings.add(tokens, first, last, PhiType.PARTIAL_DATE, 0.7, NAME);
        }
    }

    /** Q3 2024, in Q3, 3Q24, third quarter of 2024. "q3" and "q3h" are every three hours. */
    private static void quarter(Tokens tokens, Findings findings, int at) {
        boolean letterFirst = tokens.first(at) == 'Q' && tokens.length(at) == 2;
        char digit = tokens.text().charAt(letterFirst ? tokens.start(at) + 1 : tokens.start(at));
        boolean glued = tokens.length(at) == 4 && tokens.text().charAt(tokens.start(at) + 1) == 'Q';
        if (!letterFirst && !glued || digit < '1' || digit > '4') {
            return;
        }
        int of = tokens.isText(at + 1, "of") || tokens.isSign(at + 1, "-/,") ? at + 2 : at + 1;
        int last = year(tokens, of);
        boolean said =
                tokens.isAnyOf(at - 1, "in", "by", "of", "late", "early", "end", "since", "until", "during", "mid");
        if (glued || last > 0 || said && !tokens.isWord(at + 1)) {
            findings.add(tokens, at, Math.max(at, last), PhiType.PARTIAL_DATE, 0.7, NAME);
        }
    }

    /** The last token of 2024 or '24, or -1. */
    private static int year(Tokens tokens, int at) {
        if (tokens.isYear(at)) {
            return at;
        }
        boolean cut = tokens.isSign(at, "'\u2019") && tokens.joined(at + 1) && tokens.isNumber(at + 1, 2, 2);
        return cut ? at + 1 : -1;
    }
}
