package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Names of people who are introduced or addressed: "my name is", "patient Jane Doe", "Dear Jane", "thanks, Jane". */
public final class IntroducedNameRecognizer implements Recognizer {

    private static final String NAME = "local/name-introduced";

    private static final WordSet INTRODUCE = WordSet.of("""
            named name names nickname alias aka i'm i this called nicknamed surname im""");

    private static final WordSet ADDRESS = WordSet.of("""
            patient pt client mother with hi hello dear for regarding re thanks sincerely regards contact ask""");

    private static final Anchors ANCHORS = Anchors.atWords(INTRODUCE).orWords(ADDRESS);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (!tokens.isWord(at)) {
                continue;
            }
            if (INTRODUCE.has(tokens, at)) {
                introduced(tokens, findings, at);
            } else if (ADDRESS.has(tokens, at)) {
                direct(tokens, findings, at);
            }
        }
    }

    /** "named X", "name is X", "my name's X", "I am X", "I'm X", "this is X". */
    private static void introduced(Tokens tokens, Findings findings, int cue) {
        int at = cue + 1;
        boolean weak = tokens.isAnyOf(cue, "i", "this", "called", "im", "i'm");
        if (tokens.isAnyOf(at, "is", "was", "am", "of") || tokens.kind(at) == TokenKind.POSSESSIVE) {
            at++;
        } else if (tokens.isSign(at, "'\u2019") && tokens.joined(at)) {
            at += 2;
        } else if (tokens.isAnyOf(cue, "name", "names", "i", "this", "surname")) {
            if (!tokens.isAnyOf(cue, "name", "surname") || tokens.shape(at) != WordShape.TITLE) {
                return;
            }
            weak = true;
        }
        if (tokens.isSign(at, "\"'\u201c")) {
            at++;
        }
        boolean capital = NameWords.isCapital(tokens, at);
        if (findings.taken(at)
                || !NameWords.possible(tokens, at)
                || tokens.shape(at) == WordShape.INITIAL
                || !capital && (weak || !tokens.is(at, Flag.FIRST | Flag.LAST) && tokens.flags(at) != 0)) {
            return;
        }
        int last = NameWords.extend(tokens, at);
        if (weak && !NameWords.plausible(tokens, at, last, 1)) {
            return;
        }
        findings.add(tokens, at, last, PhiType.NAME, 0.85, NAME);
    }

    /** "patient Jane Doe", "Dear Jane", "Re: Doe". */
    private static void direct(Tokens tokens, Findings findings, int cue) {
        int at = cue + 1;
        if (tokens.isSign(at, ",:(")
                && tokens.isAnyOf(
                        cue, "patient", "pt", "hi", "hello", "thanks", "sincerely", "regards", "re", "dear")) {
            at++;
            if (tokens.isLineEnd(at) && at < tokens.size() && tokens.isAnyOf(cue, "sincerely", "regards", "thanks")) {
                at++;
            }
        }
        WordShape shape = tokens.shape(at);
        boolean capital = shape == WordShape.TITLE
                || shape == WordShape.MIXED
                || shape == WordShape.UPPER
                || shape == WordShape.INITIAL && tokens.isSign(at + 1, '.');
        boolean smallPair = shape == WordShape.LOWER
                && tokens.isAnyOf(cue, "patient", "pt")
                && tokens.is(at, Flag.FIRST_COMMON)
                && tokens.is(at + 1, Flag.FIRST | Flag.LAST)
                && !tokens.is(at + 1, Flag.COMMON | Flag.MEDICAL);
        if (!capital && !smallPair || findings.taken(at) || !NameWords.possible(tokens, at)) {
            return;
        }
        int last = NameWords.extend(tokens, at);
        boolean patient = tokens.isAnyOf(cue, "patient", "pt", "client", "dear", "hi", "hello", "sincerely", "regards");
        int least = patient ? last > at ? 1 : 2 : last > at ? 3 : 4;
        boolean allCapitals = shape == WordShape.UPPER && (!patient || tokens.shape(cue) == WordShape.UPPER);
        if (!NameWords.isEponym(tokens, at, last)
                && NameWords.plausible(tokens, at, last, allCapitals ? least + 2 : least)
                && !tokens.is(at, Flag.STATE | Flag.COUNTRY | Flag.MONTH)) {
            findings.add(tokens, at, last, patient ? PhiType.PATIENT_NAME : PhiType.NAME, 0.75, NAME);
        }
    }
}
