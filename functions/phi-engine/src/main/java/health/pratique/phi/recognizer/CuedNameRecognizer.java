package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Names after words that announce one: "Patient: Doe, Jane", "seen by Jane Doe", "wife Maria", "my name is", "electronically
 * signed by". The stronger the word, the less the name itself has to be known.
 */
public final class CuedNameRecognizer implements Recognizer {

    private static final String NAME = "local/name-cue";

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = 0; at < tokens.size(); at++) {
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
            if (tokens.isAnyOf(
                    at,
                    "named",
                    "name",
                    "names",
                    "nickname",
                    "alias",
                    "aka",
                    "i'm",
                    "i",
                    "this",
                    "called",
                    "nicknamed",
                    "surname",
                    "im")) {
                introduced(tokens, findings, at);
            } else if (tokens.isAnyOf(
                    at,
                    "patient",
                    "pt",
                    "client",
                    "mother",
                    "with",
                    "hi",
                    "hello",
                    "dear",
                    "for",
                    "regarding",
                    "re",
                    "thanks",
                    "sincerely",
                    "regards",
                    "contact",
                    "ask")) {
                direct(tokens, findings, at);
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
        if (last >= at && (name || plausible(tokens, at, last, weakLabel ? 2 : 0))) {
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

    /** Whether the words of the name together weigh enough. */
    private static boolean plausible(Tokens tokens, int first, int last, int least) {
        int weight = 0;
        int words = 0;
        for (int at = first; at <= last; at++) {
            if (tokens.isWord(at) && tokens.length(at) > 1) {
                weight += NameWords.weight(tokens, at);
                words++;
            }
        }
        return words > 0 ? weight >= least : last - first >= 2;
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
        if (!title && !capitals || findings.taken(at) || NameWords.isEponym(tokens, at, at)) {
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
        if (plausible(tokens, at, last, lower ? 4 : least) && !tokens.is(at, Flag.STATE | Flag.COUNTRY | Flag.MONTH)) {
            findings.add(
                    tokens, at, last, clinical ? PhiType.CLINICIAN_NAME : PhiType.NAME, clinical ? 0.9 : 0.7, NAME);
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
        if (weak && !plausible(tokens, at, last, 1)) {
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
        if (!capital || findings.taken(at) || !NameWords.possible(tokens, at)) {
            return;
        }
        int last = NameWords.extend(tokens, at);
        boolean patient = tokens.isAnyOf(cue, "patient", "pt", "client", "dear", "hi", "hello", "sincerely", "regards");
        int least = patient ? last > at ? 1 : 2 : last > at ? 3 : 4;
        boolean allCapitals = shape == WordShape.UPPER && (!patient || tokens.shape(cue) == WordShape.UPPER);
        if (!NameWords.isEponym(tokens, at, last)
                && plausible(tokens, at, last, allCapitals ? least + 2 : least)
                && !tokens.is(at, Flag.STATE | Flag.COUNTRY | Flag.MONTH)) {
            findings.add(tokens, at, last, patient ? PhiType.PATIENT_NAME : PhiType.NAME, 0.75, NAME);
        }
    }
}
