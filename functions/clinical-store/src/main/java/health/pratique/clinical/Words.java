package health.pratique.clinical;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Strings as they are compared: without case, accents and surplus space (FHIR R4, section 3.1.1.4.8). */
final class Words {

    /** Nobody looks for more, and a row of the index stays small. */
    private static final int LIMIT = 200;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u0000]+");

    private Words() {}

    static String normal(String text) {
        String head = text.length() > LIMIT * 4 ? text.substring(0, LIMIT * 4) : text;
        String plain =
                MARKS.matcher(Normalizer.normalize(head, Normalizer.Form.NFKD)).replaceAll("");
        String spaced =
                SPACE.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return cut(wellFormed(spaced));
    }

    private static String cut(String text) {
        if (text.length() <= LIMIT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
        return text.substring(0, end);
    }

    /** Half a surrogate pair has no place in UTF-8. */
    private static String wellFormed(String text) {
        return text.codePoints()
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
