package health.pratique.compliance.rule;

/**
 * Characters by which a text shows its reader something else than a machine reads: overrides of direction (CVE-2021-42574) and tag
 * characters, which no font shows. Marks of direction are ordinary in Hebrew and Arabic.
 */
final class HiddenText {

    private static final char LEFT_TO_RIGHT = '\u202d';
    private static final char RIGHT_TO_LEFT = '\u202e';
    /** What all tag characters begin with. */
    private static final char TAGS = '\udb40';

    private static final String BLACK_FLAG = "\ud83c\udff4";

    private HiddenText() {}

    static boolean in(String text) {
        return text.indexOf(LEFT_TO_RIGHT) >= 0 || text.indexOf(RIGHT_TO_LEFT) >= 0 || hasTag(text);
    }

    /** U+E0020 to U+E007F; an English flag is written with them, behind a black one. */
    private static boolean hasTag(String text) {
        for (int at = text.indexOf(TAGS); at >= 0; at = text.indexOf(TAGS, at + 1)) {
            int code = text.codePointAt(at);
            if (code >= 0xE0020 && code <= 0xE007F) {
                int flag = text.indexOf(BLACK_FLAG);
                return flag < 0 || flag > at;
            }
        }
        return false;
    }
}
