package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * User names and passwords that do not stand beside their word: signed in to her portal as zippy_ak, logged in from the ward as
 * drfeeney, password for callers "ulu-fala", Pyxis account "nbalogun3", user anna.reyes / pw Rosa#88.
 */
public final class SignInRecognizer implements Recognizer {

    private static final String NAME = "local/sign-in";
    private static final int LOOK_AHEAD = 12;

    private static final WordSet SIGNED =
            WordSet.of("logged log logs logging sign signed signs signing authenticated registered enrolled");

    private static final WordSet SECRETS =
            WordSet.of("password passcode passphrase pin pw pwd passwd codeword safeword");

    private static final WordSet ACCOUNTS =
            WordSet.of("account user username login handle alias portal screenname userid");

    private static final Anchors ANCHORS =
            Anchors.atWords(SIGNED.and(SECRETS, ACCOUNTS)).orWords("code safe security secret");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (SIGNED.has(tokens, at)) {
                signedAs(tokens, findings, at);
            } else if (SECRETS.has(tokens, at)) {
                secret(tokens, findings, at);
            } else if (ACCOUNTS.has(tokens, at)) {
                account(tokens, findings, at);
            } else if (tokens.isAnyOf(at, "code", "safe", "security", "secret")
                    && tokens.isAnyOf(at + 1, "word", "phrase")) {
                secret(tokens, findings, at + 1);
            }
        }
    }

    private static void signedAs(Tokens tokens, Findings findings, int at) {
        for (int as = at + 2; as <= at + LOOK_AHEAD && !tokens.isLineEnd(as); as++) {
            if (tokens.isText(as, "as")) {
                int first = afterQuote(tokens, as + 1);
                int last = endOfPiece(tokens, first);
                boolean odd = tokens.isWord(first)
                        && last == first
                        && tokens.shape(first) == WordShape.LOWER
                        && tokens.length(first) >= 5
                        && tokens.flags(first) == 0;
                if (coded(tokens, first, last) || odd) {
                    add(tokens, findings, first, last, PhiType.USERNAME);
                }
                return;
            }
        }
    }

    /** A quoted word within the sentence, or a coded one after a colon, "is" or nothing. */
    private static void secret(Tokens tokens, Findings findings, int cue) {
        boolean said = false;
        for (int at = cue + 1; at <= cue + LOOK_AHEAD && !tokens.isLineEnd(at) && !ends(tokens, at); at++) {
            said |= tokens.isSign(at, ":=") || tokens.isAnyOf(at, "is", "was");
            if (isQuote(tokens, at)) {
                quoted(tokens, findings, at);
                return;
            }
            int last = endOfPiece(tokens, at);
            if ((said || at == cue + 1) && coded(tokens, at, last)) {
                add(tokens, findings, at, last, PhiType.PASSWORD);
                return;
            }
        }
    }

    private static boolean ends(Tokens tokens, int at) {
        return tokens.isSign(at, ".?!,;") || tokens.isAnyOf(at, "and", "but", "he", "she", "they", "so", "because");
    }

    private static void quoted(Tokens tokens, Findings findings, int quote) {
        int last = quote;
        while (last - quote < 6 && !tokens.isLineEnd(last + 1) && !isQuote(tokens, last + 1)) {
            last++;
        }
        boolean closed = isQuote(tokens, last + 1);
        if (closed && last > quote && tokens.end(last) - tokens.start(quote + 1) >= 4) {
            add(tokens, findings, quote + 1, last, PhiType.PASSWORD);
        }
    }

    private static void account(Tokens tokens, Findings findings, int cue) {
        int first = afterQuote(tokens, tokens.isSign(cue + 1, ":=") ? cue + 2 : cue + 1);
        int last = endOfPiece(tokens, first);
        boolean quoted = first > cue + 1 && isQuote(tokens, first - 1) && isQuote(tokens, last + 1);
        boolean dotted = tokens.isText(cue, "user")
                && tokens.isWord(first)
                && tokens.isSign(first + 1, "._")
                && last == first + 2
                && tokens.isWord(last);
        boolean letters = Character.isLetter(tokens.first(first));
        if (dotted || quoted && letters && (coded(tokens, first, last) || tokens.flags(first) == 0)) {
            add(tokens, findings, first, last, PhiType.USERNAME);
        }
    }

    private static void add(Tokens tokens, Findings findings, int first, int last, PhiType type) {
        if (first <= last && !findings.anyTaken(first, last)) {
            findings.add(tokens, first, last, type, 0.75, NAME);
        }
    }

    private static int afterQuote(Tokens tokens, int at) {
        return isQuote(tokens, at) ? at + 1 : at;
    }

    private static boolean isQuote(Tokens tokens, int at) {
        return tokens.isSign(at, "\"\u201c\u201d'\u2018");
    }

    /** The last token before white space, without the sentence's signs. */
    private static int endOfPiece(Tokens tokens, int first) {
        int last = first;
        while (last - first < 12
                && tokens.joined(last + 1)
                && !tokens.isLineEnd(last + 1)
                && !isQuote(tokens, last + 1)
                && tokens.kind(last + 1) != TokenKind.MASK) {
            last++;
        }
        while (last > first && tokens.isSign(last, ".,;:)/?")) {
            last--;
        }
        return last;
    }

    /** Letters with digits or signs between, as no word is written. */
    private static boolean coded(Tokens tokens, int first, int last) {
        if (first >= tokens.size()
                || tokens.kind(first) == TokenKind.SIGN
                || tokens.end(last) - tokens.start(first) < 5) {
            return false;
        }
        boolean odd = tokens.kind(first) == TokenKind.MIXED && Character.isLetter(tokens.first(first));
        for (int at = first + 1; at <= last; at++) {
            odd |= tokens.isSign(at, "_#&!@$*")
                    || tokens.isNumber(at) && tokens.isWord(first)
                    || tokens.isSign(at, '.') && tokens.isWord(at + 1) && at < last;
        }
        return odd && !(last == first && tokens.is(first, Flag.MEDICAL));
    }
}
