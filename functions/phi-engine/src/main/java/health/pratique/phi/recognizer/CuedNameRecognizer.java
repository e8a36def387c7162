package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Names after words that announce one: "Patient: Doe, Jane", "seen by Jane Doe", "wife Maria". The stronger the word, the less the name itself has to be known.
 */
public final class CuedNameRecognizer implements Recognizer {

    private static final String NAME = "local/name-cue";

    private static final Anchors ANCHORS =
            Anchors.atFlags(Flag.RELATION | Flag.NAME_CUE | Flag.SPECIALTY).orWords("by name names signed kin");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (!tokens.isWord(at)) {
                continue;
            }
            if (tokens.is(at, Flag.RELATION)) {
                relation(tokens, findings, at);
            }
            if (tokens.isText(at, "by")) {
                by(tokens, findings, at);
            } else if (tokens.is(at, Flag.NAME_CUE | Flag.RELATION | Flag.SPECIALTY)
                    || tokens.isAnyOf(at, "name", "names", "signed", "kin")) {
                label(tokens, findings, at);
            }
        }
    }

    /** "Patient Name: ...", "Attending - ...", "Emergency contact: ...". */
    private static void label(Tokens tokens, Findings findings, int cue) {
        int at = cue + 1;
        if (tokens.isAnyOf(at, "name", "s", "full") || tokens.kind(at) == TokenKind.POSSESSIVE) {
            at++;
        }
        if (tokens.isAnyOf(at, "name", "names")) {
            at++;
        }
        if (tokens.isSign(at, '(') && tokens.isSign(at + 2, ')')) {
            at += 3;
        }
        boolean colon = tokens.isSign(at, ":=");
        if (!colon && !(tokens.isSign(at, "-") && !tokens.joined(at) && tokens.startsLine(cue))) {
            return;
        }
        at++;
        boolean name = tokens.isAnyOf(cue, "name", "names") || tokens.isAnyOf(at - 2, "name", "names");
        while (tokens.isSign(at, "*_-") && at < cue + 8) {
            at++;
        }
        if (tokens.is(at, Flag.TITLE) && !tokens.is(at, Flag.LAST_COMMON)
                || findings.taken(at)
                || tokens.isLineEnd(at)) {
            return;
        }
        PhiType type = tokens.is(cue, Flag.RELATION)
                ? PhiType.RELATIVE_NAME
                : tokens.isAnyOf(cue, "patient", "pt", "name") ? PhiType.PATIENT_NAME : PhiType.NAME;
        boolean weakLabel = tokens.is(cue, Flag.RELATION | Flag.SPECIALTY)
                || tokens.isAnyOf(
                        cue, "to", "from", "re", "regarding", "called", "read", "client", "subject", "contact");
        int last = candidate(tokens, findings, at, name || !weakLabel);
        if (last >= at && (name || NameWords.plausible(tokens, at, last, weakLabel ? 2 : 0))) {
            findings.add(tokens, at, last, type, name ? 0.95 : 0.85, NAME);
        }
    }

    /** The last token of a name at this place, in either order, or -1. */
    private static int candidate(Tokens tokens, Findings findings, int at, boolean sure) {
        if (!NameWords.possible(tokens, at)
                || findings.taken(at)
                || tokens.shape(at) == WordShape.LOWER
                        && (!sure || !NameWords.isKnown(tokens, at) && tokens.flags(at) != 0)) {
            return -1;
        }
        int last = NameWords.extend(tokens, at);
        if (tokens.isSign(last + 1, ',')
                && NameWords.possible(tokens, last + 2)
                && !tokens.is(last + 2, Flag.CREDENTIAL | Flag.COMMON)
                && (tokens.is(last + 2, Flag.FIRST)
                        || tokens.shape(last + 2) == WordShape.INITIAL
                        || tokens.flags(last + 2) == 0
                        || tokens.is(last + 2, Flag.LAST))
                && tokens.shape(last + 2) != WordShape.LOWER | tokens.shape(at) == WordShape.LOWER) {
            return NameWords.extend(tokens, last + 2);
        }
        return last;
    }

    private static void relation(Tokens tokens, Findings findings, int cue) {
        int at = cue + 1;
        boolean comma = tokens.isSign(at, ",(");
        if (comma) {
            at++;
        }
        if (tokens.isText(at, "is") && tokens.isText(at + 1, "named")) {
            at += 2;
        }
        boolean title = tokens.shape(at) == WordShape.TITLE || tokens.shape(at) == WordShape.MIXED;
        boolean capitals = tokens.shape(at) == WordShape.UPPER
                && tokens.shape(cue) == WordShape.UPPER
                && tokens.is(at, Flag.FIRST)
                && NameWords.weight(tokens, at) >= 2;
        boolean small = tokens.shape(at) == WordShape.LOWER
                && tokens.length(at) > 3
                && tokens.is(at, Flag.FIRST)
                && !comma
                && NameWords.weight(tokens, at) >= 2
                && !tokens.is(at, Flag.ENGLISH | Flag.MEDICAL);
        if (!title && !capitals && !small || findings.taken(at) || NameWords.isEponym(tokens, at, at)) {
            return;
        }
        boolean unknown = tokens.flags(at) == 0 && !comma && tokens.length(at) > 3;
        if (!unknown && (!tokens.is(at, Flag.FIRST) || NameWords.weight(tokens, at) < (comma ? 1 : 0))) {
            return;
        }
        findings.add(tokens, at, NameWords.extend(tokens, at), PhiType.RELATIVE_NAME, 0.85, NAME);
    }

    private static void by(Tokens tokens, Findings findings, int by) {
        boolean clinical = tokens.isAnyOf(
                by - 1,
                "seen",
                "dictated",
                "signed",
                "cosigned",
                "reviewed",
                "examined",
                "performed",
                "evaluated",
                "read",
                "interpreted",
                "transcribed",
                "ordered",
                "prescribed",
                "referred",
                "accompanied",
                "written",
                "prepared",
                "entered",
                "verified",
                "approved",
                "authored",
                "documented",
                "attended",
                "followed",
                "treated",
                "assessed",
                "done",
                "completed",
                "collected",
                "witnessed",
                "given",
                "administered",
                "called",
                "brought",
                "supervised",
                "requested",
                "managed",
                "consulted",
                "discussed",
                "reported",
                "authenticated",
                "scribed",
                "edited",
                "created",
                "started",
                "operated",
                "assisted",
                "founded",
                "directed",
                "recorded",
                "co-signed",
                "e-signed",
                "electronically",
                "admitted",
                "interviewed",
                "recommended",
                "placed");
        int at = tokens.isSign(by + 1, ':') ? by + 2 : by + 1;
        if (tokens.isLineEnd(at) || findings.taken(at) || !NameWords.isCapital(tokens, at) && !clinical) {
            return;
        }
        int last = candidate(tokens, findings, at, clinical && tokens.isSign(by + 1, ':'));
        if (last < at || NameWords.isEponym(tokens, at, last)) {
            return;
        }
        boolean several = last > at;
        boolean lower = tokens.shape(at) == WordShape.LOWER;
        int least = clinical ? several ? 1 : 2 : several ? 3 : 4;
        if (NameWords.plausible(tokens, at, last, lower ? 4 : least)
                && !tokens.is(at, Flag.STATE | Flag.COUNTRY | Flag.MONTH)) {
            findings.add(
                    tokens, at, last, clinical ? PhiType.CLINICIAN_NAME : PhiType.NAME, clinical ? 0.9 : 0.7, NAME);
        }
    }
}
