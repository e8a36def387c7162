package health.pratique.clinical;

import java.util.ArrayList;
import java.util.List;

/** Backslashes before separators in the values of a query: FHIR R4, section 3.1.1.4.2. */
final class Escapes {

    private static final char ESCAPE = '\\';

    private Escapes() {}

    /** The parts between separators that no backslash stands before; their escapes stay. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == ESCAPE) {
                i++;
            } else if (here == separator) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** What is meant. */
    static String plain(String text) {
        if (text.indexOf(ESCAPE) < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ESCAPE && i + 1 < text.length()) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }
}
