package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** Extensions of a house's own telephones: x66120, x5-4471. */
public final class ExtensionRecognizer implements Recognizer {

    private static final String NAME = "local/extension";

    private static final Anchors ANCHORS = Anchors.atForms(Form.MIXED);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.kind(at) == TokenKind.MIXED
                    && tokens.length(at) <= 7
                    && Character.toLowerCase(tokens.first(at)) == 'x'
                    && !findings.taken(at)
                    && !tokens.isNumber(at - 1)
                    && !tokens.joined(at) | tokens.isSign(at - 1, "(:/")) {
                extension(tokens, findings, at);
            }
        }
    }

    private static void extension(Tokens tokens, Findings findings, int at) {
        for (int c = tokens.start(at) + 1; c < tokens.end(at); c++) {
            if (!Character.isDigit(tokens.text().charAt(c))) {
                return;
            }
        }
        boolean more = tokens.isSign(at + 1, '-')
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && tokens.isNumber(at + 2, 4, 4);
        boolean called = tokens.isAnyOf(at - 1, "call", "at", "ext", "phone", "desk", "page", "callback", "on");
        if (more || tokens.length(at) >= 5 || called && tokens.length(at) == 4) {
            findings.add(tokens, at, more ? at + 2 : at, PhiType.PHONE_EXTENSION, 0.7, NAME);
        }
    }
}
