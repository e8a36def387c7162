package health.pratique.format.pdf;

/**
 * One page as read. Prints as {@code [PHI]}.
 *
 * @param text its lines
 * @param width in points, as is the height, before it is turned
 * @param rotation in degrees
 * @param images how many pictures it shows
 * @param covered by pictures, as a part of the page
 * @param painted how many paths and curves are drawn
 * @param shown how many characters it shows
 * @param unmapped how many of them have no text
 */
record PdfPage(
        String text,
        float width,
        float height,
        int rotation,
        int images,
        double covered,
        int painted,
        int shown,
        int unmapped) {

    /** A stamp, a fax header and a page number on a scan have fewer letters; recognised text of a page has more. */
    private static final int FEW_LETTERS = 100;

    private static final int HARDLY_ANY_LETTERS = 8;
    private static final double MOST = 0.5;
    private static final double SOME = 0.1;

    /** Letters that are drawn as outlines take many curves. */
    private static final int MANY_PATHS = 400;

    /** Whether the page says something that nobody can search: a scan, letters drawn as shapes, a font without meaning. */
    boolean unreadable() {
        long letters =
                text.codePoints().filter(c -> Character.isLetterOrDigit(c)).count();
        long unknown = text.chars().filter(c -> c == ReadableText.UNKNOWN).count();
        boolean scanned = covered >= MOST && letters < FEW_LETTERS;
        boolean drawn = letters < HARDLY_ANY_LETTERS && (covered >= SOME || painted >= MANY_PATHS);
        boolean cipher = unmapped > 20 && unmapped * 5 > shown;
        boolean foreign = unknown > 20 && unknown * 5 > letters + unknown;
        return scanned || drawn || cipher || foreign;
    }

    @Override
    public String toString() {
        return "PdfPage[PHI]";
    }
}
