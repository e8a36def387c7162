package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Initials that stand for a person. */
public final class InitialsRecognizer implements Recognizer {

    private static final String NAME = "local/initials";

    private static final Anchors ANCHORS = Anchors.atForms(Form.INITIAL);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            boolean initial =
                    tokens.shape(at) == WordShape.INITIAL && tokens.isSign(at + 1, '.') && tokens.joined(at + 1);
            int last = initial && !findings.taken(at) ? last(tokens, findings, at) : -1;
            if (last > at) {
                findings.add(tokens, at, last, PhiType.INITIALS, 0.7, NAME);
                at = last;
            }
        }
    }

    /** J.S. where they stand for a person: said of in the words after, or in brackets after a name. */
    private static int last(Tokens tokens, Findings findings, int at) {
        int last = at + 1;
        int letters = 1;
        while (letters < 4
                && tokens.shape(last + 1) == WordShape.INITIAL
                && tokens.joined(last + 1)
                && tokens.isSign(last + 2, '.')
                && tokens.joined(last + 2)) {
            last += 2;
            letters++;
        }
        boolean bracketed = tokens.isSign(at - 1, '(') && tokens.isSign(last + 1, ')') && findings.taken(at - 2);
        boolean person = PersonContext.follows(tokens, last) || tokens.isAnyOf(at - 1, "patient", "pt", "initials");
        return letters >= 2 && (bracketed || person) ? last : -1;
    }
}
