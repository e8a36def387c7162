package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;

/** Identifiers whose word comes after them: 8847213 (MRN), 445120 is his MRN, A-771 = account number. */
public final class IdentifierFirstRecognizer implements Recognizer {

    private static final String NAME = "local/identifier-first";

    private static final WordSet WORDS = WordSet.of("""
            mrn mrns medrec acct account npi dea passport csn fin har accession udi imei vin ssn itin mbi member policy claim
            license licence serial insurance""");

    private static final Anchors ANCHORS = Anchors.atWords(WORDS);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 1); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.is(at, Flag.ID_WORD)) {
                before(tokens, findings, at);
            }
        }
    }

    private static void before(Tokens tokens, Findings findings, int word) {
        int at = word - 1;
        boolean said = false;
        while (at > word - 5
                && (tokens.isSign(at, "(=-\u2013")
                        || tokens.isAnyOf(
                                at, "is", "was", "his", "her", "their", "the", "my", "pt", "patient", "as"))) {
            said |= tokens.isSign(at, "(=") || tokens.isAnyOf(at, "is", "was", "as");
            at--;
        }
        if (!said || at < 0 || findings.taken(at) || !Character.isDigit(tokens.last(at))) {
            return;
        }
        int first = at;
        while (first > at - 6
                && tokens.joined(first)
                && (tokens.isNumber(first - 1)
                        || tokens.isSign(first - 1, "-/.") && tokens.joined(first - 1)
                        || tokens.isWord(first - 1) && tokens.length(first - 1) <= 4)) {
            first--;
        }
        IdentifierCue cue = IdentifierCue.at(tokens, word);
        if (cue != null
                && Code.value(tokens, first) == at
                && Code.digits(tokens, first, at) >= 4
                && !findings.anyTaken(first, at)) {
            findings.add(tokens, first, at, cue.type(), 0.8, NAME);
        }
    }
}
