package health.pratique.phi.text;

/** A word with some of its letters replaced, and its hash without spelling it. */
final class Variants {

    private final String word;

    /** Of the letters before each place. */
    private final int[] before;

    /** Of the letters from each place on. */
    private final int[] from;

    /** Of 31, by which {@link String#hashCode} multiplies for each letter. */
    private final int[] powers;

    Variants(String word) {
        int length = word.length();
        this.word = word;
        this.before = new int[length + 1];
        this.from = new int[length + 1];
        this.powers = new int[length + 1];
        powers[0] = 1;
        for (int at = 0; at < length; at++) {
            before[at + 1] = 31 * before[at] + Lexicon.lower(word.charAt(at));
            powers[at + 1] = 31 * powers[at];
        }
        for (int at = length - 1; at >= 0; at--) {
            from[at] = Lexicon.lower(word.charAt(at)) * powers[length - 1 - at] + from[at + 1];
        }
    }

    /** That of the word with other letters for those from {@code start} to before {@code end}, as {@link Lexicon#hashOf}. */
    int hash(int start, int end, String by) {
        int hash = before[start];
        for (int at = 0; at < by.length(); at++) {
            hash = 31 * hash + Lexicon.lower(by.charAt(at));
        }
        return hash * powers[word.length() - end] + from[end];
    }

    String spelt(int start, int end, String by) {
        return word.substring(0, start) + by + word.substring(end);
    }
}
