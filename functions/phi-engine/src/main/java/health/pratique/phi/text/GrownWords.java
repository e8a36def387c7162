package health.pratique.phi.text;

import java.util.Locale;

/** Words grown together. */
final class GrownWords {

    private static final int WORD = WordClasses.WORD;

    private final Tokens tokens;
    private final Repairs repairs;
    private final WordReader reader;
    private final NamePlace place;
    private final boolean scanned;
    private final boolean hasCapitals;

    GrownWords(Tokens tokens, Repairs repairs, WordReader reader, boolean scanned) {
        this.tokens = tokens;
        this.repairs = repairs;
        this.reader = reader;
        this.place = new NamePlace(tokens);
        this.scanned = scanned;
        this.hasCapitals = scanned && WordClasses.hasCapitals(tokens);
    }

    /** JohnSmith, byDr, isa, twoof: a space lost. */
    void look(int at) {
        String word = tokens.text().substring(tokens.start(at), tokens.end(at));
        if (inAddress(at)) {
            return;
        }
        int cut = tokens.shape(at) == WordShape.MIXED ? capitalInside(word) : -1;
        if (cut > 0) {
            String left = word.substring(0, cut).toLowerCase(Locale.ROOT);
            String right = word.substring(cut).toLowerCase(Locale.ROOT);
            if (scanned && tokens.lexiconFlags(left) == 0 && isWhole(right, false)) {
                String near = reader.read(word.substring(0, cut));
                if (near != null) {
                    repairs.replace(tokens.start(at), tokens.start(at) + cut, near + " ");
                    return;
                }
            }
            boolean andI = right.equals("i") && (tokens.lexiconFlags(left) & Flag.COMMON) != 0;
            if (andI || isWhole(left, false) && isWhole(right, right.length() == 2)) {
                put(at, cut);
            }
            return;
        }
        if (scanned && word.length() >= 3) {
            inScanned(at, word);
        }
    }

    /** Part of an e-mail address, a URL or a name of a file. */
    private boolean inAddress(int at) {
        boolean before = tokens.joined(at) && tokens.isSign(at - 1, "@./:_-\\#") && !tokens.is(at - 2, Flag.TITLE);
        boolean after = tokens.joined(at + 1)
                && (tokens.isSign(at + 1, "@_-\\")
                        || tokens.isSign(at + 1, "./:") && tokens.joined(at + 2) && !tokens.isLineEnd(at + 2));
        return before || after;
    }

    private void inScanned(int at, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean small =
                tokens.shape(at) == WordShape.LOWER || tokens.shape(at) == WordShape.UPPER && lower.length() > 5;
        boolean capital = tokens.shape(at) == WordShape.TITLE && !place.at(at);
        for (int cut = 1; cut < lower.length(); cut++) {
            int left = tokens.lexiconFlags(lower.substring(0, cut));
            int right = tokens.lexiconFlags(lower.substring(cut));
            boolean words = small
                    && (left & Flag.COMMON) != 0
                    && (right & Flag.COMMON) != 0
                    && (cut > 1 || lower.startsWith("a"));
            boolean longer = hasCapitals
                    && small
                    && cut > 2
                    && lower.length() - cut > 3
                    && (left & WORD) != 0
                    && (right & WORD) != 0;
            boolean names = cut > 2
                    && lower.length() - cut > 2
                    && lower.length() >= 8
                    && (left & Flag.FIRST_COMMON) != 0
                    && (right & Flag.LAST_COMMON) != 0;
            boolean function = capital
                    && (left & right & Flag.COMMON) != 0
                    && (DoubtfulWords.FUNCTION.contains(lower.substring(0, cut))
                            || cut == 1 && lower.charAt(0) == 'i'
                            || DoubtfulWords.FUNCTION.contains(lower.substring(cut)) && cut > 3);
            if (words && lower.length() <= 9 || longer || names || function) {
                put(at, cut);
                return;
            }
        }
    }

    private void put(int at, int cut) {
        repairs.replace(tokens.start(at) + cut, tokens.start(at) + cut, " ");
    }

    private boolean isWhole(String word, boolean title) {
        int flags = tokens.lexiconFlags(word);
        boolean particle =
                (flags & Flag.PARTICLE) != 0 || word.equals("mc") || word.equals("mac") || word.equals("fitz");
        return flags != 0 && !particle && (!title || (flags & Flag.TITLE) != 0);
    }

    /** Where a capital follows a small letter, with small letters up to the end; -1 if nowhere or twice. */
    private static int capitalInside(String word) {
        int cut = -1;
        for (int at = 1; at < word.length(); at++) {
            if (Character.isUpperCase(word.charAt(at))) {
                if (cut > 0 || Character.isUpperCase(word.charAt(at - 1))) {
                    return -1;
                }
                cut = at;
            }
        }
        return cut > 1 ? cut : -1;
    }
}
