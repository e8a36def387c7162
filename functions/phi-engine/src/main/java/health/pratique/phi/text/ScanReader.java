package health.pratique.phi.text;

import org.jspecify.annotations.Nullable;

/**
 * Reads a text as a scanner may have misread it. Looks only at odd tokens: letters and digits in one word, words that no list
 * knows, doubled or stray signs. What can hardly be anything else is mended everywhere; where there is enough of it to tell that
 * a scanner was at work, doubtful words are mended too. Clean text is left as it is and costs next to nothing.
 */
final class ScanReader {

    /** So many tokens go with one point of evidence in a scanned text at most. */
    private static final int TOKENS_OF_EVIDENCE = 250;

    private static final int LEAST_EVIDENCE = 2;

    /** After so many unknown words that are nothing misread, the rest are not tried: they are the trade's own. */
    private static final int PATIENCE = 6;

    /** The same where nothing else was odd. */
    private static final int LITTLE_PATIENCE = 3;

    /** A text of so few tokens may have nothing odd in it but misread words. */
    private static final int SHORT = 80;

    private final Tokens tokens;
    private final Lexicon lexicon;

    private ScanReader(Tokens tokens, Lexicon lexicon) {
        this.tokens = tokens;
        this.lexicon = lexicon;
    }

    /**
     * The reading of what the tokens were cut from, or null if it stands as it should. The tokens are cut from the reading
     * afterwards.
     */
    static @Nullable Reading read(Tokens tokens, Lexicon lexicon, int from, int to) {
        return new ScanReader(tokens, lexicon).run(null, from, to);
    }

    /** As above, when what the tokens were cut from is a reading already: that one if there is nothing to mend. */
    static Reading read(Tokens tokens, Lexicon lexicon, Reading before) {
        Reading mended =
                new ScanReader(tokens, lexicon).run(before, 0, before.text().length());
        return mended == null ? before : mended;
    }

    private @Nullable Reading run(@Nullable Reading before, int from, int to) {
        Repairs repairs = characters(false);
        int least = tokens.size() <= SHORT ? 1 : LEAST_EVIDENCE;
        boolean scanned = repairs.evidence() >= least && repairs.evidence() * TOKENS_OF_EVIDENCE >= tokens.size();
        if (scanned) {
            repairs = characters(true);
        }
        Reading reading = before;
        int base = from;
        if (!repairs.isEmpty()) {
            reading = repairs.applied(before == null ? Reading.asItStands(tokens.text(), from, to) : before, from);
            tokens.cut(reading.text(), 0, reading.text().length());
            base = 0;
        }
        Repairs words = new TornWords(tokens, lexicon, scanned).repairs();
        if (!words.isEmpty()) {
            reading = words.applied(reading == null ? Reading.asItStands(tokens.text(), from, to) : reading, base);
            tokens.cut(reading.text(), 0, reading.text().length());
        }
        return reading;
    }

    private Repairs characters(boolean scanned) {
        Repairs repairs = new Repairs();
        ScannedNumbers numbers = new ScannedNumbers(tokens, repairs, scanned);
        ScannedWords words = new ScannedWords(tokens, lexicon, repairs, scanned);
        DoubtfulWords doubtful = scanned ? new DoubtfulWords(tokens, lexicon, repairs) : null;
        ScannedSigns signs = new ScannedSigns(tokens, repairs, scanned);
        int looked = scanned ? tokens.size() : tokens.odd().size();
        for (int number = 0; number < looked; number++) {
            int at = scanned ? number : tokens.odd().get(number);
            switch (tokens.kind(at)) {
                case MIXED -> {
                    if (!numbers.mixed(at)) {
                        words.mixed(at);
                    }
                }
                case WORD -> {
                    if (numbers.letter(at)) {
                        continue;
                    }
                    if (tokens.flags(at) == 0) {
                        if (!words.unknown(at) && doubtful != null) {
                            doubtful.unknown(at);
                        }
                    } else if (doubtful != null) {
                        doubtful.known(at);
                    }
                }
                case NUMBER -> numbers.number(at);
                case SIGN -> signs.sign(at);
                case POSSESSIVE, LINE_END, MASK -> {}
            }
        }
        words.tellMisread(repairs.evidence() > 0 || tokens.size() <= SHORT ? PATIENCE : LITTLE_PATIENCE);
        return repairs;
    }
}
