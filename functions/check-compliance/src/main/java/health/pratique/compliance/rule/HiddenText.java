package health.pratique.compliance.rule;

/**
 * Characters by which a text shows its reader something else than a machine reads: overrides of direction (CVE-2021-42574) and tag
 * characters, which no font shows. Marks of direction are ordinary in Hebrew and Arabic.
 */
final class HiddenText {

    private HiddenText() {}

    static boolean in(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '\u202d' && (c <= '\u202e' || c == '\udb40' && isTag(text, at))) {
                return true;
            }
        }
        return false;
    }

    /** U+E0020 to U+E007F; an English flag is written with them, behind a black one. */
    private static boolean isTag(String text, int at) {
        int code = text.codePointAt(at);
        boolean tag = code >= 0xE0020 && code <= 0xE007F;
        return tag && !text.substring(0, at).contains("\ud83c\udff4");
    }
}
