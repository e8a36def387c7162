package health.pratique.phi.tagger;

import health.pratique.phi.PhiType;
import health.pratique.phi.recognizer.Findings;
import health.pratique.phi.recognizer.Recognizer;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;
import java.util.Objects;

/**
 * Finds names, places, organisations, dates and numbers that no rule found, by the probability that the words of a row have each tag. Runs last:
 * what the rules took is what it goes by. Thread-safe.
 */
public final class NameTagger implements Recognizer {

    private static final String NAME = "local/tagger";

    /** Between this probability and the threshold a word is left, but not with a good conscience. */
    private static final float DOUBT = 0.1f;

    /** Dates and numbers need as much: more that is none looks like them. */
    private static final float OF_DIGITS = 0.35f;

    private final TaggerModel model;
    private final float threshold;
    private final WordKinds kinds;

    /** @param threshold the probability from which on a word counts as part of an identifier */
    public NameTagger(TaggerModel model, WordKinds kinds, float threshold) {
        this.model = model;
        this.kinds = kinds;
        this.threshold = threshold;
    }

    /** With the model in the jar. Loads it: keep the result. */
    public static NameTagger standard() {
        return new NameTagger(TaggerModel.standard(), WordKinds.standard(), 0.15f);
    }

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        OpenWords words = new OpenWords(tokens, findings);
        Rows rows = new Rows(words);
        WordFeatures features = new WordFeatures(kinds);
        Chain chain = model.chain();
        while (rows.next()) {
            chain.clear();
            for (int word = 0; word < rows.size(); word++) {
                features.read(words, rows.token(word));
                int offset = chain.add(rows.distance(word));
                model.score(features, chain.sums(), offset);
            }
            chain.run();
            addDoubts(tokens, rows, chain, findings);
            addSpans(words, rows, chain, findings);
        }
    }

    private void addDoubts(Tokens tokens, Rows rows, Chain chain, Findings findings) {
        for (int word = 0; word < rows.size(); word++) {
            float probability = 1 - chain.probability(word, 0);
            if (probability >= DOUBT && probability < threshold) {
                findings.doubt(tokens, rows.token(word));
            }
        }
    }

    private void addSpans(OpenWords words, Rows rows, Chain chain, Findings findings) {
        Tokens tokens = words.tokens();
        int word = 0;
        while (word < rows.size()) {
            Tag tag = tag(chain, word);
            int last = word;
            double sum = 0;
            while (last < rows.size()
                    && tag(chain, last) == tag
                    && (last == word || joins(tokens, words.last(rows.token(last - 1)), rows.token(last), tag))) {
                sum += 1 - chain.probability(last, 0);
                last++;
            }
            int from = rows.token(word);
            int to = words.last(rows.token(last - 1));
            boolean extendsFound = findings.taken(from - 1) || findings.taken(to + 1);
            if (tag != Tag.NONE && (extendsFound || Plausibility.holds(tokens, from, to, tag))) {
                PhiType type = Objects.requireNonNull(tag.type());
                double confidence = Math.clamp(sum / (last - word), 0.01, 0.99);
                int end = tag == Tag.PLACE ? withState(tokens, to) : withStop(tokens, to);
                findings.add(tokens, from, end, type, confidence, NAME);
            }
            word = last;
        }
    }

    private Tag tag(Chain chain, int word) {
        float probability = 1 - chain.probability(word, 0);
        if (probability < threshold) {
            return Tag.NONE;
        }
        int best = 1;
        for (int tag = 2; tag < TaggerModel.TAGS; tag++) {
            best = chain.probability(word, tag) > chain.probability(word, best) ? tag : best;
        }
        Tag tag = Tag.ALL[best];
        return tag.isOfDigits() && probability < OF_DIGITS ? Tag.NONE : tag;
    }

    /** Whether what stands between two words of one tag belongs to the name too. */
    private static boolean joins(Tokens tokens, int before, int at, Tag tag) {
        if (tag == Tag.NAME && at - before == 2 && tokens.isSign(before + 1, ',')) {
            return surnameFirst(tokens, before, at);
        }
        for (int between = before + 1; between < at; between++) {
            boolean small = tokens.isSign(between, "-'&./\"")
                    || tokens.kind(between) == TokenKind.POSSESSIVE
                    || tokens.is(between, Flag.PARTICLE)
                    || tag != Tag.NAME
                            && tokens.isAnyOf(between, "of", "the", "and", "at", "for", "in", "de", "la", "st");
            if (!small) {
                return false;
            }
        }
        return true;
    }

    /** "Lopez, Carmen", but not the second of "Lopez, Stone, Carmen". */
    private static boolean surnameFirst(Tokens tokens, int before, int at) {
        return tokens.is(before, Flag.LAST)
                && tokens.is(at, Flag.FIRST)
                && !tokens.isSign(before - 1, ',')
                && !tokens.isSign(at + 1, ',');
    }

    /** The full stop of an initial that the name ends with goes with it. */
    private static int withStop(Tokens tokens, int last) {
        boolean initial = tokens.isWord(last) && tokens.length(last) == 1;
        return initial && tokens.isSign(last + 1, '.') && tokens.joined(last + 1) ? last + 1 : last;
    }

    /** "Duluth, MN" is one place. */
    private static int withState(Tokens tokens, int last) {
        int state = tokens.isSign(last + 1, ',') ? last + 2 : last + 1;
        return tokens.is(state, Flag.STATE | Flag.STATE_CODE) && tokens.shape(state) != WordShape.LOWER ? state : last;
    }
}
