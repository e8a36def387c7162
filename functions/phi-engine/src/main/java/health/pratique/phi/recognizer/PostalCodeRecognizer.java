package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** ZIP codes after a state or the word for them, ZIP+4 codes, British and Canadian postal codes. */
public final class PostalCodeRecognizer implements Recognizer {

    private static final String NAME = "local/postal-code";

    private static final Anchors ANCHORS = Anchors.atForms(Form.NUMBER | Form.MIXED);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.isNumber(at, 5, 5)) {
                zip(tokens, findings, at);
            } else if (tokens.kind(at) == TokenKind.MIXED) {
                postcode(tokens, findings, at);
            }
        }
    }

    private static void zip(Tokens tokens, Findings findings, int at) {
        int last = Places.zip(tokens, at);
        if (last < 0 || findings.anyTaken(at, last) || tokens.joined(at) && !tokens.isSign(at - 1, ":(,")) {
            return;
        }
        int cue = tokens.isSign(at - 1, ":#") || tokens.isText(at - 1, "is") || tokens.isText(at - 1, "of")
                ? at - 2
                : at - 1;
        boolean named = tokens.isAnyOf(cue, "zip", "zipcode", "postcode")
                || tokens.isAnyOf(cue - 1, "zip", "postal")
                || tokens.isText(cue, "postal");
        boolean afterState = tokens.isSign(at - 1, ',') ? isState(tokens, at - 2) : isState(tokens, at - 1);
        boolean plain = tokens.first(at) == '0'
                && (tokens.isAnyOf(at - 1, "in", "from", "to", "near") || tokens.isSign(at - 1, ",/"))
                && !PhoneRecognizer.unitFollows(tokens, at);
        boolean afterCity = findings.taken(at - 1)
                && tokens.is(at - 1, Flag.CITY)
                && tokens.start(at) - tokens.end(at - 1) == 1
                && !PhoneRecognizer.unitFollows(tokens, at);
        if (named || last > at || afterState || afterCity || plain) {
            findings.add(tokens, at, last, PhiType.ZIP_CODE, named || afterState ? 0.9 : 0.7, NAME);
        }
    }

    private static void postcode(Tokens tokens, Findings findings, int at) {
        int last = Places.postcode(tokens, at);
        if (last > 0 && !tokens.joined(at) && !findings.anyTaken(at, last)) {
            findings.add(tokens, at, last, PhiType.POSTAL_CODE, 0.8, NAME);
        }
    }

    private static boolean isState(Tokens tokens, int at) {
        return tokens.is(at, Flag.STATE) && Places.isCapital(tokens, at)
                || tokens.is(at, Flag.STATE_CODE) && tokens.shape(at) == WordShape.UPPER && tokens.length(at) == 2;
    }
}
