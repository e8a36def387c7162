package health.pratique.phi.text;

import java.text.Normalizer;

/** Takes the accents off Latin letters, one letter for one letter. */
public final class Fold {

    private static final int FROM = 0x80;
    private static final int TO = 0x250;
    private static final char[] TABLE = table();

    private Fold() {}

    /** The plain lower-case letter, or the character itself. */
    public static char fold(char c) {
        if (c >= FROM && c < TO) {
            return TABLE[c - FROM];
        }
        return c == '\u2019' ? '\'' : c;
    }

    private static char[] table() {
        char[] table = new char[TO - FROM];
        for (char c = FROM; c < TO; c++) {
            char lower = Character.toLowerCase(c);
            table[c - FROM] = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD)
                    .charAt(0);
        }
        String from = "øđłħæœðþßı";
        String to = "odlhaodtsi";
        for (int at = 0; at < from.length(); at++) {
            table[from.charAt(at) - FROM] = to.charAt(at);
            table[
                            Character.toUpperCase(from.charAt(at)) < TO
                                            && Character.toUpperCase(from.charAt(at)) >= FROM
                                    ? Character.toUpperCase(from.charAt(at)) - FROM
                                    : from.charAt(at) - FROM] =
                    to.charAt(at);
        }
        return table;
    }
}
