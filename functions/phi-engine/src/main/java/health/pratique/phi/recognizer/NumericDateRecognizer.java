package health.pratique.phi.recognizer;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;
import java.util.BitSet;

/**
 * Dates in digits: 3/4/2019, 2019-03-04T10:15Z, 03.04.19, 10/2020, and 3/4 where it is no fraction, score or strength. Day
 * before month and month before day are both dates.
 */
public final class NumericDateRecognizer implements Recognizer {

    private static final String NAME = "local/date";

    /** So many tokens, about two lines. */
    private static final int NEARBY = 30;

    private static final WordSet VERSIONS = WordSet.of("""
            version v ver release section chapter table figure fig item paragraph ec protocol stage rev revision""");

    private static final WordSet ROMAN = WordSet.of("i ii iii iv v vi vii viii ix x xi xii");

    private static final WordSet DAY_CUES = WordSet.of("on until till since from by am vom bis seit");

    private static final Anchors ANCHORS = Anchors.atForms(Form.NUMBER);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        int previousEnd = -1;
        BitSet slashed = new BitSet();
        BitSet maybeSlashed = new BitSet();
        BitSet hyphened = new BitSet();
        BitSet maybeHyphened = new BitSet();
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (!tokens.isNumber(at) || findings.taken(at) || previousEnd != at - 2 && tornOff(tokens, at)) {
                continue;
            }
            int last = full(tokens, at);
            if (last > at) {
                int end = withTime(tokens, last);
                findings.add(tokens, withWeekday(tokens, at), end, DateRole.of(tokens, at), 0.95, NAME);
                previousEnd = at = end;
            } else if (isMonthAndYear(tokens, at) || isYearAndMonth(tokens, at)) {
                findings.add(tokens, at, at + 2, DateRole.of(tokens, at), 0.9, NAME);
                previousEnd = at = at + 2;
            } else if (isCompact(tokens, at)) {
                findings.add(tokens, at, at, DateRole.of(tokens, at), 0.8, NAME);
                previousEnd = at;
            } else if (isRoman(tokens, at)) {
                findings.add(tokens, at, at + 4, DateRole.of(tokens, at), 0.9, NAME);
                previousEnd = at = at + 4;
            } else if (isApartFromYear(tokens, at) || isDotted(tokens, at)) {
                previousEnd = at = withoutYear(tokens, findings, at);
            } else {
                boolean slash = tokens.isSign(at + 1, '/');
                switch (slash ? MonthAndDay.read(tokens, at, previousEnd) : MonthAndDay.otherForm(tokens, at)) {
                    case DATE -> {
                        (slash ? slashed : hyphened).set(at);
                        previousEnd = at = withoutYear(tokens, findings, at);
                    }
                    case MAYBE -> (slash ? maybeSlashed : maybeHyphened).set(at);
                    case NO -> {}
                }
            }
        }
        besideOthers(tokens, findings, maybeSlashed, slashed);
        besideOthers(tokens, findings, maybeHyphened, hyphened);
        mixedTail(tokens, findings);
    }

    private static int withoutYear(Tokens tokens, Findings findings, int at) {
        int range = at + 2;
        if (tokens.isSign(at + 3, "-\u2013")
                && tokens.joined(at + 3)
                && tokens.joined(at + 4)
                && tokens.isNumber(at + 4, 1, 2)
                && tokens.number(at + 4) > tokens.number(at + 2)
                && tokens.number(at + 4) <= 31
                && !tokens.isSign(at + 5, "/.-")) {
            range = at + 4;
        }
        if (isApartFromYear(tokens, at)) {
            range = at + 3;
        }
        int end = withTime(tokens, range);
        PhiType role = DateRole.of(tokens, at);
        findings.add(
                tokens, withWeekday(tokens, at), end, role == PhiType.DATE ? PhiType.PARTIAL_DATE : role, 0.75, NAME);
        return end;
    }

    /** Who writes 3/14 for a date writes the next one so too: what may be a score or a date is one beside others. */
    private static void besideOthers(Tokens tokens, Findings findings, BitSet maybe, BitSet dates) {
        if (dates.isEmpty()) {
            return;
        }
        for (int at = maybe.nextSetBit(0); at >= 0; at = maybe.nextSetBit(at + 1)) {
            int before = dates.previousSetBit(at);
            int after = dates.nextSetBit(at);
            if (before >= 0 && at - before <= NEARBY || after >= 0 && after - at <= NEARBY) {
                withoutYear(tokens, findings, at);
            }
        }
    }

    /** The weekday right before a date, or the date itself. */
    private static int withWeekday(Tokens tokens, int first) {
        int day = tokens.isSign(first - 1, ",.(") ? first - 2 : first - 1;
        return tokens.is(day, Flag.WEEKDAY) && tokens.length(day) >= 3 && !tokens.joined(first) ? day : first;
    }

    /** A date whose last part has letters after its digits, such as the 20T14 of 2020-06-20T14:11Z. */
    private static void mixedTail(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.isNumber(at, 4, 4)
                    && tokens.isSign(at + 1, '-')
                    && tokens.isNumber(at + 2, 2, 2)
                    && tokens.isSign(at + 3, '-')
                    && tokens.kind(at + 4) == TokenKind.MIXED
                    && tokens.length(at + 4) > 2
                    && !findings.taken(at)
                    && isYear(tokens.number(at))
                    && Character.toUpperCase(tokens.text().charAt(tokens.start(at + 4) + 2)) == 'T') {
                int end = ClockTime.afterHour(tokens, at + 4);
                findings.add(
                        tokens, new PhiSpan(tokens.start(at), tokens.end(end), DateRole.of(tokens, at), 0.95, NAME));
            }
        }
    }

    /** The last token of a date of three parts, or {@code at}. */
    private static int full(Tokens tokens, int at) {
        if (!tokens.isSign(at + 1, "/-.") || !spacedAlike(tokens, at)) {
            return at;
        }
        char sign = tokens.first(at + 1);
        if (!tokens.isNumber(at + 2, 1, 4) || !tokens.isSign(at + 3, sign) || !tokens.isNumber(at + 4, 1, 4)) {
            return at;
        }
        boolean more = tokens.isSign(at + 5, sign)
                && tokens.joined(at + 5)
                && tokens.joined(at + 6)
                && tokens.isNumber(at + 6);
        if (more && (sign != '-' || tokens.length(at + 4) != 4)) {
            return at;
        }
        int one = tokens.number(at);
        int two = tokens.number(at + 2);
        int three = tokens.number(at + 4);
        if (tokens.length(at) == 4) {
            return tokens.length(at + 4) <= 2 && isYear(one) && isMonthAndDay(two, three) ? at + 4 : at;
        }
        if (tokens.length(at) > 2 || tokens.length(at + 2) > 2) {
            return at;
        }
        boolean longYear = tokens.length(at + 4) == 4 && isYear(three);
        boolean shortYear = tokens.length(at + 4) == 2
                && (sign != '.'
                        || tokens.length(at) == 2 && tokens.length(at + 2) == 2
                        || !VERSIONS.has(tokens, at - 1) && !tokens.joined(at));
        return (longYear || shortYear) && isMonthAndDay(one, two) ? at + 4 : at;
    }

    /** No spaces at all, or a space on both sides of both signs, as in scanned tables. */
    private static boolean spacedAlike(Tokens tokens, int at) {
        boolean joined =
                tokens.joined(at + 1) && tokens.joined(at + 2) && tokens.joined(at + 3) && tokens.joined(at + 4);
        boolean spaced = tokens.first(at + 1) == '/'
                && tokens.length(at + 4) >= 2
                && !tokens.joined(at + 1)
                && !tokens.joined(at + 3);
        return joined || spaced;
    }

    /** 2019-03 with the month in two digits; 2019-20 and 2010-12 are years. */
    private static boolean isYearAndMonth(Tokens tokens, int at) {
        return tokens.isNumber(at, 4, 4)
                && tokens.isSign(at + 1, "-/")
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && tokens.isNumber(at + 2, 2, 2)
                && isYear(tokens.number(at))
                && tokens.number(at + 2) >= 1
                && tokens.number(at + 2) <= 12
                && (tokens.first(at + 2) == '0' || tokens.isAnyOf(at - 1, "on", "since", "in", "from", "dated"))
                && !(tokens.joined(at + 3) && !tokens.isSign(at + 3, ".,;:)"));
    }

    private static boolean isMonthAndYear(Tokens tokens, int at) {
        boolean dot = tokens.isSign(at + 1, '.')
                && tokens.length(at) == 2
                && !VERSIONS.has(tokens, at - 1)
                && !PhoneRecognizer.unitFollows(tokens, at + 2);
        return tokens.length(at) <= 2
                && (dot || tokens.isSign(at + 1, "/-"))
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && tokens.isNumber(at + 2, 4, 4)
                && tokens.number(at) >= 1
                && tokens.number(at) <= 12
                && isYear(tokens.number(at + 2))
                && !(tokens.joined(at + 3) && tokens.isSign(at + 3, "-/") && tokens.isNumber(at + 4));
    }

    /** 30.VIII.2021 */
    private static boolean isRoman(Tokens tokens, int at) {
        return ROMAN.has(tokens, at + 2)
                && tokens.shape(at + 2) != WordShape.LOWER
                && tokens.isSign(at + 1, "./-")
                && tokens.isSign(at + 3, "./-")
                && tokens.isNumber(at + 4, 2, 4)
                && tokens.joined(at + 2)
                && tokens.joined(at + 4)
                && tokens.isNumber(at, 1, 2);
    }

    /** 28/5 2021 */
    private static boolean isApartFromYear(Tokens tokens, int at) {
        return tokens.isNumber(at, 1, 2)
                && tokens.isSign(at + 1, '/')
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && tokens.isNumber(at + 2, 1, 2)
                && isMonthAndDay(tokens.number(at), tokens.number(at + 2))
                && tokens.isNumber(at + 3, 4, 4)
                && tokens.number(at + 3) >= 1950
                && tokens.number(at + 3) < 2060
                && tokens.start(at + 3) - tokens.end(at + 2) == 1;
    }

    /** On 3.2. and until 26.3.; with the second full stop, which ends no sentence. */
    private static boolean isDotted(Tokens tokens, int at) {
        return DAY_CUES.has(tokens, at - 1)
                && tokens.isNumber(at, 1, 2)
                && tokens.isSign(at + 1, '.')
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && tokens.isNumber(at + 2, 1, 2)
                && tokens.isSign(at + 3, '.')
                && tokens.joined(at + 3)
                && tokens.number(at) <= 31
                && tokens.number(at + 2) <= 12
                && isMonthAndDay(tokens.number(at), tokens.number(at + 2))
                && (tokens.isSign(at + 4, ",;:)")
                        || tokens.shape(at + 4) == WordShape.LOWER && !tokens.joined(at + 4) && !tokens.isOneCase());
    }

    private static boolean isCompact(Tokens tokens, int at) {
        if (tokens.length(at) != 8 && tokens.length(at) != 12 && tokens.length(at) != 14) {
            return false;
        }
        String text = tokens.text();
        int start = tokens.start(at);
        int year = Integer.parseInt(text, start, start + 4, 10);
        int month = Integer.parseInt(text, start + 4, start + 6, 10);
        int day = Integer.parseInt(text, start + 6, start + 8, 10);
        return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static int withTime(Tokens tokens, int last) {
        int end = ClockTime.extend(tokens, last);
        if (end == last && tokens.isSign(last + 1, "(,") && tokens.is(last + 2, Flag.WEEKDAY)) {
            return tokens.isSign(last + 3, ')') ? last + 3 : last + 2;
        }
        return end;
    }

    /** Whether the number is the tail of something longer, such as a fourth part of a version or a decimal. */
    private static boolean tornOff(Tokens tokens, int at) {
        return tokens.joined(at)
                && tokens.isSign(at - 1, "/-.,:")
                && tokens.joined(at - 1)
                && (tokens.isNumber(at - 2) && !column(tokens, at) || tokens.isSign(at - 2, "./:"));
    }

    /** A whole date after a long number and a comma is a column of its own. */
    private static boolean column(Tokens tokens, int at) {
        return tokens.isSign(at - 1, ',')
                && tokens.length(at - 2) > 3
                && tokens.isSign(at + 1, "/-")
                && full(tokens, at) > at;
    }

    private static boolean isYear(int number) {
        return number >= 1850 && number <= 2150;
    }

    private static boolean isMonthAndDay(int one, int two) {
        return one >= 1 && two >= 1 && ((one <= 12 && two <= 31) || (one <= 31 && two <= 12));
    }
}
