package health.pratique.compliance.statement;

import java.util.Locale;

/**
 * A piece of natural language, and the same in lower case, character by character, so that a place in one is the same place in the other.
 */
public record Passage(String text, String lowered) {

    static Passage of(String text) {
        String lowered = text.toLowerCase(Locale.ROOT);
        return new Passage(text, lowered.length() == text.length() ? lowered : byCharacter(text));
    }

    /** Some letters become two in lower case. */
    private static String byCharacter(String text) {
        StringBuilder lowered = new StringBuilder(text.length());
        text.chars().forEach(c -> lowered.append(Character.toLowerCase((char) c)));
        return lowered.toString();
    }

    /** Whether one of these lower-case words stands in it. */
    boolean has(String... words) {
        for (String word : words) {
            if (lowered.contains(word)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
