package health.pratique.format.cda;

/** Characters that show nothing and can hide a word from a search: soft hyphens, zero-width spaces and joiners, marks of direction. */
final class Invisible {

    private Invisible() {}

    static String removed(String text) {
        int at = 0;
        while (at < text.length() && !is(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i))) {
                visible.append(text.charAt(i));
            }
        }
        return visible.toString();
    }

    private static boolean is(char c) {
        return c > 0x7F && Character.getType(c) == Character.FORMAT || c == '\u034F' || c == '\u115F' || c == '\u3164';
    }
}
