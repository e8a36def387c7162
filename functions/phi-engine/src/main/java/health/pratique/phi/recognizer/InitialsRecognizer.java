package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Initials that stand for a person. */
public final class InitialsRecognizer implements Recognizer {

    private static final String NAME = "local/initials";

    private static final Anchors ANCHORS = Anchors.atForms(Form.INITIAL);

    private static final Anchors SAID = Anchors.atWords("initials pt patient");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = SAID.next(tokens, 1); at < tokens.size(); at = SAID.next(tokens, at + 1)) {
            if (!findings.taken(at + 1)) {
                said(tokens, findings, at);
            }
        }
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

    /** Initials BKO; pt e. vandersloot. */
    private static void said(Tokens tokens, Findings findings, int cue) {
        int at = tokens.isSign(cue + 1, ":") ? cue + 2 : cue + 1;
        if (tokens.isText(cue, "initials")) {
            boolean capitals = tokens.shape(at) == WordShape.UPPER && tokens.length(at) <= 4 && !tokens.isOneCase();
            if (capitals && !tokens.is(at, Flag.MEDICAL | Flag.CREDENTIAL | Flag.COMMON)) {
                findings.add(tokens, at, at, PhiType.INITIALS, 0.75, NAME);
            }
            return;
        }
        boolean initial =
                tokens.isWord(at) && tokens.length(at) == 1 && tokens.isSign(at + 1, '.') && tokens.joined(at + 1);
        int name = at + 2;
        boolean surname = initial
                && !tokens.joined(name)
                && tokens.isWord(name)
                && tokens.length(name) >= 4
                && (tokens.flags(name) == 0 || tokens.is(name, Flag.LAST))
                && !tokens.is(name, Flag.ENGLISH | Flag.COMMON | Flag.MEDICAL)
                && !findings.taken(name);
        if (surname) {
            findings.add(tokens, at, name, PhiType.PATIENT_NAME, 0.8, NAME);
        }
    }

    /** T.W. 58M; K.L., 24, anorexia. */
    private static boolean aged(Tokens tokens, int last) {
        int age = tokens.isSign(last + 1, ',') ? last + 2 : last + 1;
        boolean glued = tokens.kind(age) == TokenKind.MIXED
                && tokens.length(age) <= 4
                && Character.isDigit(tokens.first(age))
                && "MFmf".indexOf(tokens.last(age)) >= 0;
        boolean aside = age == last + 2 && tokens.isNumber(age, 1, 2) && tokens.isSign(age + 1, ',');
        return glued || aside;
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
        boolean person = PersonContext.follows(tokens, last)
                || aged(tokens, last)
                || tokens.isAnyOf(at - 1, "patient", "pt", "initials");
        return letters >= 2 && (bracketed || person) ? last : -1;
    }
}
