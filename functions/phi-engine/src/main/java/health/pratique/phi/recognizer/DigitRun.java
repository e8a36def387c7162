package health.pratique.phi.recognizer;

import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/**
 * Groups of digits with single separators between, as telephone and card numbers are written. Prints as {@code [PHI]}.
 *
 * @param first token, a plus sign or bracket too
 * @param last token
 * @param digits all digits
 * @param groups lengths of the groups, one digit each, such as {@code 334}
 * @param separators the signs between the groups, a space for none
 * @param plus whether it begins with a plus sign
 */
record DigitRun(int first, int last, String digits, String groups, String separators, boolean plus) {

    private static final int MOST_GROUPS = 8;
    private static final int MOST_DIGITS = 20;

    /** The run that begins at the token; of no digits if none does. */
    static DigitRun read(Tokens tokens, int from) {
        int at = from;
        boolean plus = tokens.isSign(at, '+');
        if (plus) {
            at++;
        }
        boolean open = tokens.isSign(at, '(');
        if (open) {
            at++;
        }
        StringBuilder digits = new StringBuilder(16);
        StringBuilder groups = new StringBuilder(6);
        StringBuilder separators = new StringBuilder(6);
        int last = from - 1;
        while (groups.length() < MOST_GROUPS
                && tokens.isNumber(at)
                && digits.length() + tokens.length(at) <= MOST_DIGITS) {
            digits.append(tokens.text(), tokens.start(at), tokens.end(at));
            groups.append((char) ('0' + Math.min(9, tokens.length(at))));
            last = at;
            int next = at + 1;
            char separator = ' ';
            while (tokens.isSign(next, "-./()\u2013")
                    && (next - at <= 2 || next - at == 3 && tokens.isSign(next, '('))) {
                char sign = tokens.first(next);
                if (sign == '(') {
                    open = true;
                } else if (sign == ')') {
                    if (!open) {
                        break;
                    }
                    open = false;
                    last = groups.length() == 1 ? at : last;
                }
                separator = separator == ' ' ? sign : separator == ')' && sign == '-' ? '-' : separator;
                next++;
            }
            if (next == at + 1 && tokens.joined(next)) {
                break;
            }
            if (next > at + 1 && lastWithExtension(tokens, next)) {
                int x = tokens.lower(next).indexOf('x');
                digits.append(tokens.text(), tokens.start(next), tokens.start(next) + x);
                groups.append((char) ('0' + x));
                separators.append(separator);
                last = next;
                break;
            }
            if (!tokens.isNumber(next) || tokens.start(next) - tokens.end(at) > 4) {
                break;
            }
            separators.append(separator);
            at = next;
        }
        if (separators.length() >= groups.length() && !groups.isEmpty()) {
            separators.setLength(groups.length() - 1);
        }
        return new DigitRun(from, last, digits.toString(), groups.toString(), separators.toString(), plus);
    }

    /** 1887x22: the last group with its extension. */
    private static boolean lastWithExtension(Tokens tokens, int at) {
        if (tokens.kind(at) != TokenKind.MIXED || tokens.length(at) > 11 || !tokens.joined(at)) {
            return false;
        }
        String text = tokens.lower(at);
        int x = text.indexOf('x');
        return x > 0
                && x <= 4
                && x + 1 < text.length()
                && text.chars().allMatch(c -> c == 'x' || Character.isDigit(c))
                && text.indexOf('x', x + 1) < 0;
    }

    /** The last token with an extension after it, or {@link #last}. */
    int withExtension(Tokens tokens) {
        int at = last + 1;
        if (tokens.isSign(at, ",(")) {
            at++;
        }
        if (tokens.kind(at) == TokenKind.MIXED
                && Character.toLowerCase(tokens.first(at)) == 'x'
                && tokens.length(at) <= 7) {
            return at;
        }
        if (tokens.isAnyOf(at, "x", "ext", "extension", "extn")) {
            int number = at + 1;
            while (tokens.isSign(number, ".:#") && number < at + 3) {
                number++;
            }
            return tokens.isNumber(number, 1, 6) ? number : last;
        }
        return last;
    }

    boolean separatedBy(String signs) {
        for (int at = 0; at < separators.length(); at++) {
            if (signs.indexOf(separators.charAt(at)) < 0) {
                return false;
            }
        }
        return !separators.isEmpty();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
