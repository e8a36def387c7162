package health.pratique.phi.recognizer;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import java.util.Set;

/** User names, passwords, names of picture files, and device identifiers in GS1 form: what the word or form before tells. */
public final class AccessRecognizer implements Recognizer {

    private static final String NAME = "local/access";
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "heic", "tif", "tiff", "bmp", "gif");
    private static final int LONGEST_UDI = 120;

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = 0; at < tokens.size(); at++) {
            if (findings.taken(at)) {
                continue;
            }
            if (tokens.isWord(at)
                    && tokens.isAnyOf(
                            at, "username", "login", "userid", "password", "passcode", "passphrase", "handle", "pin")) {
                after(tokens, findings, at);
            } else if (tokens.isText(at, "user") && tokens.isAnyOf(at + 1, "name", "id")) {
                after(tokens, findings, at + 1);
            } else if (tokens.isWord(at)
                    && tokens.isSign(at - 1, '.')
                    && tokens.joined(at)
                    && PICTURES.contains(tokens.lower(at))) {
                picture(tokens, findings, at);
            } else if (tokens.isSign(at, '(')
                    && tokens.isText(at + 1, "01")
                    && tokens.isSign(at + 2, ')')
                    && tokens.isNumber(at + 3, 14, 14)) {
                device(tokens, findings, at);
            }
        }
    }

    private static void after(Tokens tokens, Findings findings, int cue) {
        int at = cue + 1;
        boolean said = false;
        while (at <= cue + 4 && (tokens.isSign(at, ":=\"'#") || tokens.isAnyOf(at, "is", "was", "number"))) {
            said |= !tokens.isSign(at, "\"'");
            at++;
        }
        boolean at1 = tokens.isSign(at, '@');
        at = at1 ? at + 1 : at;
        boolean coded = tokens.kind(at) == TokenKind.MIXED
                || tokens.joined(at + 1)
                        && tokens.joined(at + 2)
                        && tokens.isSign(at + 1, "._")
                        && !tokens.isLineEnd(at + 2);
        if (!said && !coded
                || tokens.isLineEnd(at)
                || tokens.kind(at) == TokenKind.MASK
                || tokens.kind(at) == TokenKind.SIGN) {
            return;
        }
        boolean secret = tokens.isAnyOf(cue, "password", "passcode", "passphrase", "pin");
        int last = at;
        while (last - at < 12
                && tokens.joined(last + 1)
                && tokens.kind(last + 1) != TokenKind.MASK
                && !tokens.isLineEnd(last + 1)
                && !(tokens.isSign(last + 1, ".,;)\"'") && !(tokens.joined(last + 2) && !tokens.isLineEnd(last + 2)))) {
            last++;
        }
        boolean plainWord = last == at && tokens.isWord(at) && tokens.is(at, Flag.COMMON);
        if (!plainWord && !findings.anyTaken(at, last)) {
            findings.add(tokens, at, last, secret ? PhiType.PASSWORD : PhiType.USERNAME, 0.8, NAME);
        }
    }

    private static void picture(Tokens tokens, Findings findings, int extension) {
        String text = tokens.text();
        int start = tokens.start(extension) - 1;
        int earliest = Math.max(0, start - 80);
        while (start > earliest
                && (Character.isLetterOrDigit(text.charAt(start - 1)) || "_-.".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        if (start < tokens.start(extension) - 1) {
            findings.add(tokens, new PhiSpan(start, tokens.end(extension), PhiType.PHOTO, 0.8, NAME));
        }
    }

    private static void device(Tokens tokens, Findings findings, int at) {
        int last = at + 3;
        while (last - at < LONGEST_UDI
                && tokens.joined(last + 1)
                && !tokens.isLineEnd(last + 1)
                && tokens.kind(last + 1) != TokenKind.MASK) {
            last++;
        }
        while (tokens.isSign(last, ".,;")) {
            last--;
        }
        findings.add(tokens, at, last, PhiType.UDI, 0.95, NAME);
    }
}
