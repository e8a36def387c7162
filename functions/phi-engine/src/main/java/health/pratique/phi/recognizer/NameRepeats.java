package health.pratique.phi.recognizer;

import health.pratique.phi.PhiCategory;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.HashFilter;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;
import java.util.HashMap;
import java.util.Map;

/**
 * The parts of names that were found, so that they are found again where nothing else would tell: "Jane Doe ... Doe was seen".
 * Belongs to one document; holds at most {@link #MOST} of them. Prints as {@code [PHI]}.
 */
public final class NameRepeats {

    /** A document with more different names than this is a list, and lists have a name in each line. */
    public static final int MOST = 20_000;

    private static final String NAME = "local/name-repeat";

    private final Map<String, PhiType> parts = new HashMap<>();
    private final HashFilter hashes = new HashFilter(500);

    /** Remembers the parts of the names among the findings. */
    public void learn(Tokens tokens, Findings findings) {
        for (PhiSpan span : findings.spans()) {
            if (parts.size() > MOST) {
                return;
            }
            if (span.type() == PhiType.CITY && span.confidence() >= 0.75) {
                learnCity(tokens, span);
            }
            if (span.type().category() != PhiCategory.NAME || span.confidence() < 0.75) {
                continue;
            }
            for (int at = tokens.tokenStartingIn(span.start());
                    at < tokens.size() && tokens.start(at) < span.end();
                    at++) {
                if (tokens.isWord(at)
                        && tokens.length(at) >= 3
                        && !tokens.is(at, Flag.PARTICLE | Flag.TITLE | Flag.CREDENTIAL)
                        && !(tokens.is(at, Flag.COMMON | Flag.MEDICAL) && !NameWords.isKnown(tokens, at))) {
                    learn(tokens, at, span.type());
                }
            }
        }
    }

    private void learn(Tokens tokens, int at, PhiType type) {
        parts.putIfAbsent(tokens.lower(at), type);
        hashes.add(tokens.hash(at));
    }

    /** The hash tells most words at once that are none; but it knows no capitals of alphabets that the lexicon does not have. */
    private boolean mayBePart(Tokens tokens, int at) {
        return tokens.flags(at) == 0 || hashes.mayHave(tokens.hash(at));
    }

    /** "Duluth, MN" above makes Duluth a place wherever it stands below, unless the word is also something else. */
    private void learnCity(Tokens tokens, PhiSpan span) {
        int at = tokens.tokenStartingIn(span.start());
        if (tokens.isWord(at)
                && !tokens.isWord(at + 1)
                && tokens.length(at) >= 4
                && tokens.shape(at) != WordShape.LOWER
                && !tokens.is(at, Flag.COMMON | Flag.ENGLISH | Flag.MEDICAL | Flag.EPONYM | Flag.STATE)) {
            learn(tokens, at, span.type());
        }
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Adds the repeats that are not taken yet. */
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = 0; !isEmpty() && at < tokens.size(); at++) {
            if (!tokens.isWord(at) || tokens.length(at) < 3 || !mayBePart(tokens, at) || findings.taken(at)) {
                continue;
            }
            PhiType type = parts.get(tokens.lower(at));
            if (type != null && isNameHere(tokens, at)) {
                findings.add(tokens, at, at, type, 0.7, NAME);
            }
        }
    }

    private static boolean isNameHere(Tokens tokens, int at) {
        boolean word = tokens.is(at, Flag.COMMON | Flag.ENGLISH | Flag.MEDICAL | Flag.MONTH | Flag.HEADING);
        boolean state = Places.named(tokens, at, Flag.STATE | Flag.COUNTRY) >= at
                || Places.named(tokens, at - 1, Flag.STATE | Flag.COUNTRY) >= at;
        if (state || NameWords.isEponym(tokens, at, at)) {
            return false;
        }
        if (tokens.shape(at) == WordShape.TITLE || tokens.shape(at) == WordShape.MIXED) {
            return !word || !NameWords.startsSentence(tokens, at) || tokens.kind(at + 1) == TokenKind.POSSESSIVE;
        }
        return !word;
    }
}
