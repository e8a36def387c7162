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
        for (int at = 2; at < tokens.size() - 1; at++) {
            int next = isJoin(tokens, at) ? at + 1 : -1;
            if (next > 0 && tokens.isSign(at, ',') && tokens.isAnyOf(next, "and", "or")) {
                next++;
            }
            if (next > 0 && names.get(at - 1) && !findings.taken(next) && couldBe(tokens, next)) {
                int last = NameWords.extend(tokens, next);
                if (!findings.anyTaken(next, last)) {
                    findings.add(tokens, next, last, PhiType.NAME, 0.6, NAME);
                    names.set(next, last + 1);
                }
            }
        }
        for (int at = tokens.size() - 2; at > 0; at--) {
            boolean join = isJoin(tokens, at) && !tokens.isAnyOf(at + 1, "and", "or");
            int before = tokens.isSign(at - 1, ',') ? at - 2 : at - 1;
            if (join && names.get(at + 1) && before >= 0 && !findings.taken(before) && couldBe(tokens, before)) {
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
