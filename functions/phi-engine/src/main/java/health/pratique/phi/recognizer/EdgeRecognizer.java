package health.pratique.phi.recognizer;

import health.pratique.phi.PhiCategory;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Widens what was found to where the name, house or number really ends: the initial before or after a name, the other half of a
 * hyphenated one, the saint and the number of a house, the state behind a town, the letters that a code begins or ends with. Runs last.
 */
public final class EdgeRecognizer implements Recognizer {

    private static final String NAME = "local/edge";
    private static final int SHORT = 4;
    private static final int MOST_PARTS = 4;

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        Map<Integer, PhiSpan> parts = parts(findings.spans());
        int found = findings.spans().size();
        for (int at = 0; at < found; at++) {
            PhiSpan span = findings.spans().get(at);
            int first = tokens.tokenStartingIn(span.start());
            int last = tokens.tokenStartingIn(span.end() - 1);
            if (first >= tokens.size() || last >= tokens.size()) {
                continue;
            }
            PhiCategory category = span.type().category();
            int from =
                    switch (category) {
                        case NAME -> nameStart(tokens, first);
                        case LOCATION_ADDRESS, ID_OTHER, ACCOUNT, LICENSE, DEVICE, VEHICLE -> codeStart(tokens, first);
                        case HOSPITAL, ORGANIZATION -> houseStart(tokens, first);
                        default -> first;
                    };
            int to =
                    switch (category) {
                        case NAME -> nameEnd(tokens, first, last);
                        case LOCATION_ADDRESS -> regionEnd(tokens, codeEnd(tokens, last));
                        case ID_OTHER, ACCOUNT, LICENSE, DEVICE, VEHICLE -> codeEnd(tokens, last);
                        case HOSPITAL, ORGANIZATION -> houseEnd(tokens, parts, last);
                        default -> last;
                    };
            if (from < first || to > last) {
                int start = Math.min(span.start(), tokens.start(from));
                int end = Math.max(span.end(), tokens.end(to));
                findings.add(
                        tokens, new PhiSpan(start, end, span.type(), span.confidence(), span.detector() + '+' + NAME));
            }
        }
    }

    /** "A. Mendoza-Platt", "Ji-won". */
    private static int nameStart(Tokens tokens, int first) {
        int from = first;
        while (first - from < 2 * MOST_PARTS
                && tokens.isSign(from - 1, '.')
                && tokens.joined(from - 1)
                && tokens.shape(from - 2) == WordShape.INITIAL
                && !tokens.isSign(from - 3, "-/+")) {
            from -= 2;
        }
        boolean half = tokens.isSign(from - 1, '-')
                && tokens.joined(from)
                && tokens.joined(from - 1)
                && tokens.shape(from - 2) == WordShape.TITLE
                && !tokens.is(from - 2, Flag.MEDICAL);
        return half ? from - 2 : from;
    }

    /** "Gebreyesus, T.", "Lau Chi-wing". */
    private static int nameEnd(Tokens tokens, int first, int last) {
        int to = last;
        if (tokens.isSign(to + 1, '-')
                && tokens.joined(to + 1)
                && tokens.joined(to + 2)
                && tokens.isWord(to + 2)
                && (tokens.shape(to + 2) == WordShape.TITLE && !tokens.is(to + 2, Flag.MEDICAL)
                        || tokens.length(to + 2) <= SHORT
                                && !tokens.isAnyOf(to + 2, "type", "like", "led", "free", "era"))) {
            to += 2;
            boolean surname = tokens.shape(to + 1) == WordShape.TITLE
                    && (tokens.is(to + 1, Flag.LAST) || tokens.flags(to + 1) == 0);
            to += surname ? 1 : 0;
        }
        boolean surname = first == last || tokens.isSign(first + 1, '-');
        if (!surname || !tokens.isSign(to + 1, ',') || tokens.shape(to + 2) != WordShape.INITIAL) {
            return to;
        }
        if (tokens.isSign(to + 3, '.') && tokens.joined(to + 3)) {
            return to + 3;
        }
        return tokens.joined(to + 3) || tokens.isWord(to + 3) ? to : to + 2;
    }

    /** "St. V's". */
    private static int houseStart(Tokens tokens, int first) {
        if (tokens.isAnyOf(first - 1, "st", "mt")) {
            return first - 1;
        }
        return tokens.isSign(first - 1, '.') && tokens.isAnyOf(first - 2, "st", "mt") ? first - 2 : first;
    }

    /** "Halsted Drug #4410", "Cub Scouts" and "Pack 41" found one by one. */
    private static int houseEnd(Tokens tokens, Map<Integer, PhiSpan> parts, int last) {
        if (tokens.isSign(last + 1, '#') && tokens.isNumber(last + 2)) {
            return last + 2;
        }
        boolean oneSpace = last + 1 < tokens.size() && tokens.start(last + 1) - tokens.end(last) == 1;
        PhiSpan part = oneSpace ? parts.get(tokens.start(last + 1)) : null;
        return part == null ? last : tokens.tokenStartingIn(part.end() - 1);
    }

    /** What may be the second part of a house's name, by where it begins. */
    private static Map<Integer, PhiSpan> parts(List<PhiSpan> spans) {
        Map<Integer, PhiSpan> parts = new HashMap<>();
        for (PhiSpan span : spans) {
            switch (span.type().category()) {
                case HOSPITAL, ORGANIZATION, LOCATION_ADDRESS, ID_OTHER -> parts.put(span.start(), span);
                default -> {}
            }
        }
        return parts;
    }

    /** "Gary, Indiana", "Las Cruces, New Mexico": one place. */
    private static int regionEnd(Tokens tokens, int last) {
        int next = last + 2;
        if (!tokens.isWord(last) || !tokens.isSign(last + 1, ',') || !tokens.isWord(next)) {
            return last;
        }
        if (tokens.shape(next) == WordShape.LOWER || tokens.is(last, Flag.STATE)) {
            return last;
        }
        if (tokens.isWord(next + 1) && tokens.shape(next + 1) == tokens.shape(next)) {
            String two = tokens.lower(next) + ' ' + tokens.lower(next + 1);
            if ((tokens.lexiconFlags(two) & (Flag.STATE | Flag.COUNTRY)) != 0) {
                return next + 1;
            }
        }
        return tokens.is(next, Flag.STATE | Flag.COUNTRY) ? next : last;
    }

    private static int codeStart(Tokens tokens, int first) {
        int from = first;
        while (first - from < 2 * MOST_PARTS
                && from >= 2
                && tokens.isSign(from - 1, "-/:#")
                && tokens.joined(from)
                && tokens.joined(from - 1)
                && isCode(tokens, from - 2)
                && hasDigit(tokens, from)) {
            from -= 2;
        }
        return from;
    }

    private static int codeEnd(Tokens tokens, int last) {
        int to = last;
        while (to - last < 2 * MOST_PARTS
                && tokens.isSign(to + 1, "-/:#")
                && tokens.joined(to + 1)
                && tokens.joined(to + 2)
                && isCode(tokens, to + 2)
                && hasDigit(tokens, to)) {
            to += 2;
        }
        return to;
    }

    private static boolean hasDigit(Tokens tokens, int at) {
        return tokens.isNumber(at) || tokens.kind(at) == TokenKind.MIXED;
    }

    private static boolean isCode(Tokens tokens, int at) {
        return hasDigit(tokens, at)
                || tokens.isWord(at)
                        && tokens.length(at) <= SHORT
                        && (tokens.shape(at) == WordShape.UPPER || tokens.shape(at) == WordShape.INITIAL)
                        && (!tokens.isOneCase() || !tokens.is(at, Flag.COMMON));
    }
}
