package health.pratique.phi.text;

/** Cuts a long text where nothing is torn apart: at an empty line if there is one, else at a line end, else at a space. */
public final class Segments {

    /** The longest segment in UTF-16 units. */
    public static final int LONGEST = 1 << 16;

    private static final int SEARCHED = LONGEST / 4;

    private Segments() {}

    /** Where the segment that begins at {@code from} ends, exclusive. */
    public static int end(String text, int from) {
        int limit = from + LONGEST;
        if (limit >= text.length()) {
            return text.length();
        }
        int earliest = limit - SEARCHED;
        int emptyLine = text.lastIndexOf("\n\n", limit - 2);
        if (emptyLine >= earliest) {
            return emptyLine + 2;
        }
        int line = text.lastIndexOf('\n', limit - 1);
        if (line >= earliest) {
            return line + 1;
        }
        int space = text.lastIndexOf(' ', limit - 1);
        if (space >= earliest) {
            return space + 1;
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }
}
