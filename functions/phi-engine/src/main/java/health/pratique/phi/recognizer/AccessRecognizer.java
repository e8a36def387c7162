package health.pratique.phi.recognizer;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** User names, passwords, names of picture files, and device identifiers in GS1 form: what the word or form before tells. */
public final class AccessRecognizer implements Recognizer {

    private static final String NAME = "local/access";
    private static final WordSet PICTURES = WordSet.of("jpg jpeg png heic tif tiff bmp gif");
    private static final int LONGEST_UDI = 120;

    private static final WordSet CUES = WordSet.of("""
            username login logon userid password passcode passphrase handle pin user portal insta usr uname
            screenname gamertag venmo""");

    private static final WordSet SECRETS = WordSet.of("password passcode passphrase pin pw pwd passwd");

    private static final WordSet BY = WordSet.of("""
            entered saved closed recorded charted documented verified uploaded posted scanned reviewed filed created edited
            modified signed locked typed printed released addended""");

    private static final WordSet SIGNED = WordSet.of("logged log logs logging sign signed signs signing");

    private static final Anchors ANCHORS =
            Anchors.atWords(CUES).orWords(PICTURES).orWords("pw pwd passwd as by code combo combination _ (");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (findings.taken(at)) {
                continue;
            }
            if (CUES.has(tokens, at) || tokens.isAnyOf(at, "pw", "pwd", "passwd") && tokens.isSign(at + 1, ":=")) {
                after(tokens, findings, wordOfSaying(tokens, at));
            } else if (tokens.isText(at, "as") && tokens.isText(at - 1, "in") && SIGNED.has(tokens, at - 2)) {
                after(tokens, findings, at);
            } else if (tokens.isAnyOf(at, "by", "as") && BY.has(tokens, at - 1)) {
                by(tokens, findings, at + 1);
            } else if (tokens.isAnyOf(at, "code", "combo", "combination")
                    && tokens.isAnyOf(
                            at - 1, "door", "gate", "key", "lock", "lockbox", "alarm", "entry", "access", "garage")) {
                entry(tokens, findings, at + 1);
            } else if (tokens.isSign(at, '_') && tokens.joined(at) && tokens.joined(at + 1)) {
                underscored(tokens, findings, at);
            } else if (tokens.isText(at, "user") && tokens.isAnyOf(at + 1, "name", "id")) {
                after(tokens, findings, at + 1);
            } else if (tokens.isWord(at)
                    && tokens.isSign(at - 1, '.')
                    && tokens.joined(at)
                    && PICTURES.has(tokens, at)) {
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
        boolean said = tokens.isAnyOf(cue, "is", "was", "as", "still", "now", "currently");
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
        boolean shouted = tokens.isAnyOf(cue, "user", "username", "login", "userid")
                && tokens.shape(at) == WordShape.UPPER
                && tokens.length(at) >= 5
                && tokens.flags(at) == 0;
        if (!said && !coded && !shouted
                || tokens.isLineEnd(at)
                || tokens.kind(at) == TokenKind.MASK
                || tokens.kind(at) == TokenKind.SIGN) {
            return;
        }
        boolean secret = SECRETS.has(tokens, cue)
                || tokens.isAnyOf(cue, "is", "was", "still", "now", "currently") && secretBefore(tokens, cue);
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
            passwordBeside(tokens, findings, last);
        }
    }

    /** Entered as stuhiw03, saved by druane.phn, closed by @mkay: small letters with digits or a full stop in them. */
    private static void by(Tokens tokens, Findings findings, int from) {
        int at = tokens.isSign(from, "@\"'") ? from + 1 : from;
        boolean coded =
                tokens.kind(at) == TokenKind.MIXED && Character.isLetter(tokens.first(at)) && tokens.length(at) >= 4;
        boolean dotted = tokens.isWord(at)
                && Character.isLowerCase(tokens.first(at))
                && tokens.isSign(at + 1, "._")
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && (tokens.isWord(at + 2) || tokens.kind(at + 2) == TokenKind.MIXED);
        boolean odd = tokens.isWord(at)
                && tokens.flags(at) == 0
                && tokens.length(at) >= 6
                && Character.isLowerCase(tokens.first(at));
        int last = dotted ? at + 2 : at;
        if ((coded || dotted || odd) && !findings.anyTaken(at, last)) {
            findings.add(tokens, at, last, PhiType.USERNAME, 0.65, NAME);
        }
    }

    /** Door code 4471a, gate code is #2214. */
    private static void entry(Tokens tokens, Findings findings, int from) {
        int at = from;
        while (at < from + 3 && (tokens.isSign(at, ":=#*\"") || tokens.isAnyOf(at, "is", "was"))) {
            at++;
        }
        int last = Code.value(tokens, at);
        if (last >= at && Code.digits(tokens, at, last) >= 3 && !findings.anyTaken(at, last)) {
            findings.add(
                    tokens,
                    at,
                    tokens.isSign(last + 1, "#*") && tokens.joined(last + 1) ? last + 1 : last,
                    PhiType.PASSWORD,
                    0.75,
                    NAME);
        }
    }

    /** The "is" of "login for the clinic is cph04", or the cue itself. */
    private static int wordOfSaying(Tokens tokens, int cue) {
        for (int at = cue + 1; at <= cue + 5 && tokens.isWord(at); at++) {
            boolean coded =
                    tokens.kind(at + 1) == TokenKind.MIXED || tokens.joined(at + 2) && tokens.isSign(at + 2, "._!@$");
            boolean still = tokens.isAnyOf(at + 1, "still", "now", "currently")
                    && tokens.joined(at + 3)
                    && tokens.isSign(at + 3, "._!@$");
            if (tokens.isAnyOf(at, "is", "was") && (coded || still)) {
                return still ? at + 1 : at;
            }
        }
        return cue;
    }

    private static boolean secretBefore(Tokens tokens, int at) {
        for (int back = at - 1; back >= at - 5; back--) {
            if (SECRETS.has(tokens, back)) {
                return true;
            }
        }
        return false;
    }

    /** mkay_22 / Winter!Barn22 */
    private static void passwordBeside(Tokens tokens, Findings findings, int name) {
        int at = name + 2;
        if (!tokens.isSign(name + 1, '/') || tokens.isLineEnd(at) || tokens.joined(at)) {
            return;
        }
        int last = at;
        boolean coded = tokens.kind(at) == TokenKind.MIXED;
        while (last - at < 10
                && tokens.joined(last + 1)
                && !tokens.isLineEnd(last + 1)
                && !tokens.isSign(last + 1, ".,;)")) {
            last++;
            coded |= tokens.kind(last) == TokenKind.SIGN || tokens.kind(last) == TokenKind.MIXED;
        }
        if (coded && !findings.anyTaken(at, last)) {
            findings.add(tokens, at, last, PhiType.PASSWORD, 0.7, NAME);
        }
    }

    /** lkaiser_88: letters and digits around a low line. */
    private static void underscored(Tokens tokens, Findings findings, int sign) {
        int first = sign - 1;
        int last = sign + 1;
        while (tokens.isSign(last + 1, "_.")
                && tokens.joined(last + 1)
                && tokens.joined(last + 2)
                && tokens.isWord(last + 2)) {
            last += 2;
        }
        boolean digits = tokens.kind(first) == TokenKind.MIXED
                || tokens.kind(last) == TokenKind.MIXED
                || tokens.isNumber(last, 1, 4);
        boolean words =
                tokens.isWord(first) && tokens.isWord(last) && tokens.length(first) > 4 && tokens.length(last) > 4;
        boolean letters = Character.isLowerCase(tokens.first(first)) && tokens.length(first) >= 3;
        boolean file = tokens.isSign(last + 1, '.') && tokens.joined(last + 1) && tokens.joined(last + 2);
        if ((digits || words) && letters && !file && !tokens.joined(first) && !findings.anyTaken(first, last)) {
            findings.add(tokens, first, last, PhiType.USERNAME, 0.6, NAME);
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
