package health.pratique.phi.recognizer;

import health.pratique.phi.PhiCategory;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;
import java.util.BitSet;

/** Names in a row: beside a name, with a comma, "and" or "or" between, a capitalised word that may be a name is one. */
public final class ListedNameRecognizer implements Recognizer {

    private static final String NAME = "local/name-list";

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        BitSet names = new BitSet();
        for (PhiSpan span : findings.spans()) {
            if (span.type().category() == PhiCategory.NAME) {
                for (int at = tokens.tokenStartingIn(span.start());
                        at < tokens.size() && tokens.start(at) < span.end();
                        at++) {
                    names.set(at);
                }
            }
        }
        for (int name = names.nextSetBit(1); name >= 0; name = names.nextSetBit(name + 1)) {
            int join = name + 1;
            if (!isJoin(tokens, join)) {
                continue;
            }
            boolean two = tokens.isSign(join, ',') && tokens.isAnyOf(join + 1, "and", "or");
            int next = two ? join + 2 : join + 1;
            if (!findings.taken(next) && couldBe(tokens, next)) {
                int last = NameWords.extend(tokens, next);
                if (!findings.anyTaken(next, last)) {
                    findings.add(tokens, next, last, PhiType.NAME, 0.6, NAME);
                    names.set(next, last + 1);
                }
            }
        }
        for (int name = names.previousSetBit(tokens.size()); name > 1; name = names.previousSetBit(name - 1)) {
            int join = name - 1;
            int before = tokens.isSign(join - 1, ',') ? join - 2 : join - 1;
            if (isJoin(tokens, join)
                    && !tokens.isAnyOf(name, "and", "or")
                    && !findings.taken(before)
                    && couldBe(tokens, before)) {
                findings.add(tokens, before, before, PhiType.NAME, 0.6, NAME);
                names.set(before);
            }
        }
    }

    private static boolean isJoin(Tokens tokens, int at) {
        return tokens.isSign(at, ",&") || tokens.isAnyOf(at, "and", "or");
    }

    private static boolean couldBe(Tokens tokens, int at) {
        WordShape shape = tokens.shape(at);
        return (shape == WordShape.TITLE || shape == WordShape.MIXED)
                && tokens.length(at) > 2
                && NameWords.weight(tokens, at) > 0
                && NameWords.possible(tokens, at)
                && !NameWords.startsSentence(tokens, at)
                && !NameWords.isEponym(tokens, at, at)
                && !tokens.is(
                        at, Flag.STATE | Flag.COUNTRY | Flag.MONTH | Flag.CITY_LARGE | Flag.MEDICAL | Flag.CREDENTIAL);
    }
}
