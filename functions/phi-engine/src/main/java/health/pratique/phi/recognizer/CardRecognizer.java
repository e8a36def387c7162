package health.pratique.phi.recognizer;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import java.util.Locale;

/** Payment cards (Luhn), IBAN (modulo 97), VIN, DEA and NPI numbers: those whose check digit is right need no word before them. */
public final class CardRecognizer implements Recognizer {

    private static final String NAME = "local/check-digit";
    private static final int LONGEST_IBAN = 42;

    private static final Anchors ANCHORS = Anchors.atForms(Form.NUMBER | Form.MIXED);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (findings.taken(at)) {
                continue;
            }
            if (tokens.isNumber(at)) {
                at = digits(tokens, findings, at);
            } else if (tokens.kind(at) == TokenKind.MIXED) {
                code(tokens, findings, at);
            }
        }
    }

    private static int digits(Tokens tokens, Findings findings, int at) {
        if (tokens.length(at) < 4 && !tokens.isNumber(at, 2, 3)) {
            return at;
        }
        if (tokens.length(at) == 10 && npiNamed(tokens, at)) {
            String value = tokens.text().substring(tokens.start(at), tokens.end(at));
            findings.add(tokens, at, at, PhiType.NPI, CheckDigits.npi(value) ? 0.98 : 0.8, NAME);
            return at;
        }
        if (tokens.length(at) < 4) {
            return at;
        }
        DigitRun run = DigitRun.read(tokens, at);
        boolean grouped = run.groups().equals("4444")
                || run.groups().equals("465")
                || run.groups().equals("44443")
                || run.groups().equals("464");
        String own = tokens.text().substring(tokens.start(at), tokens.end(at));
        if (grouped && !findings.anyTaken(at, run.last()) && CheckDigits.card(run.digits())) {
            findings.add(tokens, at, run.last(), PhiType.CREDIT_CARD, 0.97, NAME);
            return run.last();
        }
        if (CheckDigits.card(own)) {
            findings.add(tokens, at, at, PhiType.CREDIT_CARD, 0.95, NAME);
        }
        return at;
    }

    private static boolean npiNamed(Tokens tokens, int at) {
        for (int back = at - 1; back >= at - 4 && !tokens.isLineEnd(back); back--) {
            if (tokens.isText(back, "npi") || tokens.isText(back, "provider")) {
                return true;
            }
        }
        return false;
    }

    private static void code(Tokens tokens, Findings findings, int at) {
        int length = tokens.length(at);
        if (length == 17 || length == 9) {
            String value =
                    tokens.text().substring(tokens.start(at), tokens.end(at)).toUpperCase(Locale.ROOT);
            if (CheckDigits.vin(value)) {
                findings.add(tokens, at, at, PhiType.VIN, 0.97, NAME);
            } else if (CheckDigits.dea(value)) {
                findings.add(tokens, at, at, PhiType.DEA, 0.9, NAME);
            }
        }
        if (length >= 4
                && Character.isLetter(tokens.first(at))
                && Character.isDigit(tokens.text().charAt(tokens.start(at) + 2))) {
            iban(tokens, findings, at);
        }
    }

    /** In one piece or in groups of four. */
    private static void iban(Tokens tokens, Findings findings, int at) {
        String text = tokens.text();
        StringBuilder value = new StringBuilder(34);
        int found = -1;
        int limit = Math.min(text.length(), tokens.start(at) + LONGEST_IBAN);
        for (int c = tokens.start(at); c < limit; c++) {
            char letter = text.charAt(c);
            if (Character.isLetterOrDigit(letter) && letter < 128) {
                value.append(Character.toUpperCase(letter));
                boolean ends = c + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(c + 1));
                if (ends && CheckDigits.iban(value.toString())) {
                    found = c + 1;
                }
            } else if (letter != ' ' && letter != '-') {
                break;
            }
        }
        if (found > 0) {
            findings.add(tokens, new PhiSpan(tokens.start(at), found, PhiType.IBAN, 0.97, NAME));
        }
    }
}
