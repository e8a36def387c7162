package health.pratique.phi.recognizer;

import health.pratique.phi.PhiCategory;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.TextRange;
import health.pratique.phi.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What the recognizers found in one stretch of text so far, and which tokens it covers. Not thread-safe. */
public final class Findings {

    private final List<PhiSpan> spans = new ArrayList<>();
    private final List<TextRange> doubts = new ArrayList<>();
    private final BitSet taken = new BitSet();

    /** What the recognizers find, one after the other. */
    public static Findings of(Tokens tokens, List<Recognizer> recognizers) {
        Findings findings = new Findings();
        for (Recognizer recognizer : recognizers) {
            recognizer.recognize(tokens, findings);
        }
        return findings;
    }

    /** From the first character of {@code firstToken} to the last one of {@code lastToken}. */
    public void add(Tokens tokens, int firstToken, int lastToken, PhiType type, double confidence, String detector) {
        boolean replaced = tokens.number(firstToken) == 90 && AgeRecognizer.generalised(tokens, firstToken);
        if (replaced || type.category() != PhiCategory.DATE && areYears(tokens, firstToken, lastToken)) {
            return;
        }
        boolean named = type.category() == PhiCategory.NAME || type == PhiType.CITY;
        if (named && NamesOfThings.is(tokens, firstToken, lastToken)) {
            return;
        }
        spans.add(new PhiSpan(tokens.start(firstToken), tokens.end(lastToken), type, confidence, detector));
        taken.set(firstToken, lastToken + 1);
    }

    /** Bare years may stay, and are what Safe Harbor leaves of dates: whatever stands before them, they are no identifier. */
    private static boolean areYears(Tokens tokens, int first, int last) {
        for (int at = first; at <= last; at++) {
            if (!tokens.isYear(at)) {
                return false;
            }
        }
        return true;
    }

    /** A span that does not begin and end where tokens do. */
    public void add(Tokens tokens, PhiSpan span) {
        spans.add(span);
        for (int token = tokens.tokenStartingIn(span.start());
                token < tokens.size() && tokens.start(token) < span.end();
                token++) {
            taken.set(token);
        }
    }

    /** Remembers a token that may be PHI and was not taken. */
    public void doubt(Tokens tokens, int token) {
        doubts.add(tokens.original(token));
    }

    /** What may be PHI and was not taken, in no order. */
    public List<TextRange> doubts() {
        return doubts;
    }

    public boolean taken(int token) {
        return token >= 0 && taken.get(token);
    }

    /** Whether any token from the first to the last, inclusive, is taken. */
    public boolean anyTaken(int firstToken, int lastToken) {
        int next = taken.nextSetBit(Math.max(0, firstToken));
        return next >= 0 && next <= lastToken;
    }

    public List<PhiSpan> spans() {
        return spans;
    }
}
