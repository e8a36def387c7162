package health.pratique.phi.recognizer;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/**
 * Numbers of which all but the last digits are hidden, or that are told by these: **** **** **** 4417, xxx-xx-4417, card ending
 * 4417, the last four of her social are 4417.
 */
public final class MaskedNumberRecognizer implements Recognizer {

    private static final String NAME = "local/masked-number";
    private static final int FEWEST_HIDDEN = 3;

    private static final WordSet CARDS = WordSet.of("""
            card visa mastercard amex discover debit credit account acct acc iban bank checking savings""");

    private static final WordSet ENDINGS = WordSet.of("ending ends ended end");

    private static final WordSet FILLERS = WordSet.of(
            "digits digit of her his their my the ssn ss social security is are were was on in card account pt");

    private static final Anchors ANCHORS = Anchors.atForms(Form.NUMBER | Form.MIXED);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 1); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (hidesUntil(tokens, at)) {
                masked(tokens, findings, at);
            } else if (tokens.isNumber(at, 4, 6) && !findings.taken(at) && told(tokens, at)) {
                findings.add(tokens, at, at, social(tokens, at) ? PhiType.SSN : PhiType.ACCOUNT, 0.75, NAME);
            }
        }
    }

    private static boolean hidesUntil(Tokens tokens, int at) {
        if (tokens.isNumber(at, 2, 6)) {
            return tokens.isSign(at - 1, "*\u2022-") || tokens.isWord(at - 1) && isHidden(tokens.last(at - 1));
        }
        return tokens.kind(at) == TokenKind.MIXED
                && tokens.length(at) >= 6
                && isHidden(tokens.first(at))
                && Character.isDigit(tokens.last(at));
    }

    private static void masked(Tokens tokens, Findings findings, int at) {
        String text = tokens.text();
        int start = tokens.end(at);
        while (start > 0 && Character.isDigit(text.charAt(start - 1))) {
            start--;
        }
        int hidden = 0;
        int first = start;
        while (first > 0 && start - first < 24) {
            char sign = text.charAt(first - 1);
            if (isHidden(sign)) {
                hidden++;
            } else if (sign != '-' && sign != ' ') {
                break;
            }
            first--;
        }
        while (first < start && !isHidden(text.charAt(first))) {
            first++;
        }
        boolean word = first > 0 && Character.isLetter(text.charAt(first - 1));
        boolean said = text.charAt(start - 1) != ' ' || cardBefore(tokens, tokens.tokenStartingIn(first));
        if (hidden >= FEWEST_HIDDEN && !word && said) {
            int from = withDigitsBefore(text, first);
            PhiType type = social(tokens, tokens.tokenStartingIn(from)) ? PhiType.SSN : PhiType.ACCOUNT;
            findings.add(tokens, new PhiSpan(from, tokens.end(at), type, 0.8, NAME));
        }
    }

    /** The 5412 of 5412 xxxx xxxx 1190. */
    private static int withDigitsBefore(String text, int first) {
        int at = first;
        while (at > 0 && at > first - 2 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '-')) {
            at--;
        }
        int end = at;
        while (at > 0 && Character.isDigit(text.charAt(at - 1))) {
            at--;
        }
        return end - at >= 4 && end - at <= 6 ? at : first;
    }

    private static boolean isHidden(char sign) {
        return sign == '*' || sign == 'x' || sign == 'X' || sign == '\u2022';
    }

    /** Card ending 4417, ending in 4417; last four 6630, last 4 of SSN: 6630. */
    private static boolean told(Tokens tokens, int at) {
        int back = at - 1;
        while (back > at - 9 && (tokens.isSign(back, ":=#*-") || FILLERS.has(tokens, back))) {
            back--;
        }
        if (ENDINGS.has(tokens, back)) {
            return cardBefore(tokens, back) || social(tokens, back);
        }
        return tokens.isAnyOf(back, "four", "4") && tokens.isText(back - 1, "last") && tokens.isNumber(at, 4, 4);
    }

    private static boolean cardBefore(Tokens tokens, int at) {
        for (int back = at - 1; back >= at - 5 && back >= 0; back--) {
            if (CARDS.has(tokens, back)) {
                return true;
            }
        }
        return false;
    }

    private static boolean social(Tokens tokens, int at) {
        for (int back = at; back >= at - 6 && back >= 0; back--) {
            if (tokens.isAnyOf(back, "ssn", "social", "ss")) {
                return true;
            }
        }
        return false;
    }
}
