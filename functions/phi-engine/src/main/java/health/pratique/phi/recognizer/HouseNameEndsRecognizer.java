package health.pratique.phi.recognizer;

import health.pratique.phi.PhiCategory;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;
import java.util.List;

/**
 * The plain words at either end of a found name of a house: Bayanihan Dialysis [Unit], Laundry Co[-op], Clinic [No. 4], [Living]
 * Waters Tabernacle; and those that make a house of a person's or town's name: Santa Rosa [parish].
 */
public final class HouseNameEndsRecognizer implements Recognizer {

    private static final String NAME = "local/house-ends";
    private static final int MOST_WORDS = 5;

    private static final WordSet SUFFIXES = WordSet.of("""
            based born area style like type led trained positive negative related run owned specific wide adjacent bound acquired
            to from approved affiliated""");

    private static final WordSet PLACED = WordSet.of("at from to via near by for with through @");

    private static final int NO_LEAD = Flag.TITLE
            | Flag.MONTH
            | Flag.WEEKDAY
            | Flag.RELATION
            | Flag.CREDENTIAL
            | Flag.PERSON_VERB
            | Flag.HEADING
            | Flag.SPECIALTY
            | Flag.PEOPLE
            | Flag.MEDICAL;

    private static final WordSet NO_LEADS = WordSet.of("""
            at from to in the a an of by see seen per via and or with for then call called contact spoke our my his her its
            discharged transferred admitted referred location site employer facility agency name""");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (PhiSpan span : List.copyOf(findings.spans())) {
            PhiCategory category = span.type().category();
            boolean house = category == PhiCategory.HOSPITAL || category == PhiCategory.ORGANIZATION;
            if (house || category == PhiCategory.NAME || span.type() == PhiType.CITY) {
                complete(tokens, findings, span, house);
            }
        }
    }

    private static void complete(Tokens tokens, Findings findings, PhiSpan span, boolean house) {
        int first = tokens.tokenStartingIn(span.start());
        int last = tokens.tokenStartingIn(span.end() - 1);
        if (last >= tokens.size() || tokens.isNumber(last)) {
            return;
        }
        int end = house ? right(tokens, findings, first, last) : last;
        if (!house) {
            int made = namesake(tokens, findings, first, last);
            end = made > last ? right(tokens, findings, first, made) : last;
        }
        int begin = house || end > last ? left(tokens, findings, first) : first;
        if (begin < first || end > last) {
            findings.add(tokens, begin, end, house ? span.type() : PhiType.ORGANIZATION, 0.6, NAME);
        }
    }

    /** The word after a person's or a town's name that makes a house of it, or -1. */
    private static int namesake(Tokens tokens, Findings findings, int first, int last) {
        int next = last + 1;
        boolean labelled = tokens.isSign(next + 1, ':') || findings.taken(next);
        boolean titled = tokens.is(first, Flag.TITLE) && tokens.length(first) <= 4;
        if (labelled || titled || !apart(tokens, next) || !HouseWords.AFTER_NAMES.has(tokens, next)) {
            return -1;
        }
        WordShape shape = tokens.shape(next);
        boolean small = shape == WordShape.LOWER
                && (HouseWords.SMALL.has(tokens, next) || tokens.shape(last) == WordShape.LOWER)
                && PLACED.has(tokens, tokens.isText(first - 1, "the") ? first - 2 : first - 1);
        boolean title = shape == WordShape.TITLE && tokens.shape(last) == WordShape.TITLE;
        boolean shouted = shape == WordShape.UPPER && tokens.isOneCase() && PLACED.has(tokens, first - 1);
        return small || title || shouted ? next : -1;
    }

    private static int right(Tokens tokens, Findings findings, int first, int last) {
        int end = last;
        for (int words = 0; words < MOST_WORDS; words++) {
            int next = step(tokens, findings, first, end);
            if (next <= end) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** The last token of one more part of the name, or -1. */
    private static int step(Tokens tokens, Findings findings, int first, int end) {
        int next = end + 1;
        if (tokens.kind(next) == TokenKind.POSSESSIVE) {
            return next;
        }
        if (tokens.isSign(next, "-'\u2019") && tokens.joined(next) && tokens.joined(next + 1)) {
            boolean goesOn = tokens.isWord(next + 1) && !SUFFIXES.has(tokens, next + 1) && !findings.taken(next + 1);
            return goesOn ? next + 1 : -1;
        }
        if (tokens.isSign(next, '.') && tokens.joined(next + 1) && tokens.shape(next + 1) == WordShape.INITIAL) {
            return tokens.isSign(next + 2, '.') && tokens.joined(next + 2) && tokens.isWord(next + 3)
                    ? next + 2
                    : next + 1;
        }
        if (tokens.isSign(next, '&') || tokens.isText(next, "and")) {
            boolean sign = tokens.isSign(next, '&');
            boolean title = tokens.shape(next + 1) == WordShape.TITLE && tokens.shape(end) != WordShape.LOWER;
            boolean end2 = HouseWords.ENDS.has(tokens, next + 1) && sameCase(tokens, end, next + 1);
            return !findings.taken(next + 1) && (sign && title || end2 && (sign || title)) ? next + 1 : -1;
        }
        if (!apart(tokens, next)) {
            return -1;
        }
        if (HouseWords.NUMBERED.has(tokens, next)) {
            int number = tokens.isSign(next + 1, ".#") ? next + 2 : next + 1;
            if (tokens.isNumber(number, 1, 4)
                    && !findings.taken(number)
                    && !tokens.joined(number + 1) | tokens.isSign(number + 1, ".,;)")) {
                return number;
            }
        }
        if (tokens.isText(next, "of")) {
            return of(tokens, findings, end);
        }
        if (findings.taken(next) || tokens.isSign(next + 1, ':')) {
            return -1;
        }
        if (HouseWords.MIDDLES.has(tokens, next)
                && HouseWords.ENDS.has(tokens, next + 1)
                && sameCase(tokens, next, next + 1)) {
            return next + 1;
        }
        return isEnd(tokens, first, end, next) ? next : -1;
    }

    private static boolean isEnd(Tokens tokens, int first, int end, int next) {
        if (HouseWords.ABBREVIATIONS.has(tokens, next)) {
            return tokens.shape(next) == WordShape.UPPER
                    || tokens.shape(end) == WordShape.LOWER && !tokens.is(next, Flag.COMMON)
                    || tokens.isAnyOf(next, "ehf", "oy", "inc", "llc", "ltd", "plc");
        }
        if (!HouseWords.ENDS.has(tokens, next)) {
            return false;
        }
        boolean title = tokens.shape(next) == WordShape.TITLE && tokens.shape(end) != WordShape.LOWER;
        boolean small = tokens.shape(next) == WordShape.LOWER
                && (HouseWords.SMALL.has(tokens, next)
                        || tokens.shape(first) == WordShape.LOWER && HouseWords.MORE_ENDS.has(tokens, next));
        boolean shouted = tokens.shape(next) == WordShape.UPPER
                && tokens.shape(end) == WordShape.UPPER
                && HouseWords.MORE_ENDS.has(tokens, next);
        return title || small || shouted;
    }

    /** Evergreen Endoscopy of Garden Grove, Rayfield's of Nassawadox. */
    private static int of(Tokens tokens, Findings findings, int end) {
        int at = end + 2;
        at = tokens.isText(at, "the") ? at + 1 : at;
        boolean place = findings.taken(at) && tokens.is(at, Flag.CITY | Flag.STATE | Flag.COUNTY | Flag.PLACE_START);
        boolean title = tokens.shape(at) == WordShape.TITLE
                && tokens.shape(end) != WordShape.LOWER
                && !tokens.is(at, Flag.MONTH | Flag.WEEKDAY | Flag.MEDICAL | Flag.RELATION | Flag.TITLE);
        if (!place && !title || tokens.isLineEnd(at)) {
            return -1;
        }
        int last = at;
        while (last - at < 2
                && apart(tokens, last + 1)
                && tokens.shape(last + 1) == tokens.shape(at)
                && tokens.shape(at) == WordShape.TITLE) {
            last++;
        }
        return last;
    }

    /** The first token of the name with the capitals before it. */
    private static int left(Tokens tokens, Findings findings, int first) {
        int begin = first;
        for (int words = 0; words < MOST_WORDS; words++) {
            int before = begin - 1;
            if (before < 0 || findings.taken(before) || !apart(tokens, begin)) {
                break;
            }
            if (tokens.isText(before, "of")
                    && HouseWords.OF.has(tokens, before - 1)
                    && tokens.shape(before - 1) == WordShape.TITLE
                    && !findings.taken(before - 1)) {
                begin = before - 1;
                continue;
            }
            boolean opens = NameWords.startsSentence(tokens, before) && tokens.is(before, Flag.COMMON | Flag.ENGLISH);
            boolean lead = tokens.isWord(before)
                    && tokens.shape(before) == WordShape.TITLE
                    && tokens.shape(begin) != WordShape.LOWER
                    && tokens.length(before) > 1
                    && !opens
                    && !tokens.is(before, NO_LEAD)
                    && !NO_LEADS.has(tokens, before);
            boolean saint = KnownCareRecognizer.WORDS.has(tokens, before)
                    && tokens.isOneCase()
                    && PLACED.has(tokens, before - 1)
                    && !tokens.isAnyOf(before, "general", "target", "rush", "boots");
            if (!lead && !saint) {
                break;
            }
            begin = before;
        }
        return begin;
    }

    private static boolean sameCase(Tokens tokens, int one, int two) {
        return tokens.shape(one) == tokens.shape(two);
    }

    /** Whether one space, and no more, stands before the word. */
    private static boolean apart(Tokens tokens, int at) {
        return at > 0
                && at < tokens.size()
                && !tokens.isLineEnd(at)
                && !tokens.isLineEnd(at - 1)
                && (tokens.start(at) - tokens.end(at - 1) == 1 && tokens.text().charAt(tokens.end(at - 1)) == ' '
                        || tokens.kind(at - 1) == TokenKind.POSSESSIVE);
    }
}
