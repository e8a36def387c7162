package health.pratique.compliance.statement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of natural language, with the places around which rules look closely. */
public final class Passage {

    private final String text;
    private final Landmarks landmarks;

    private Passage(String text, Landmarks landmarks) {
        this.text = text;
        this.landmarks = landmarks;
    }

    public static Passage of(String text) {
        return new Passage(text, LandmarkSearch.STANDARD.in(text));
    }

    public String text() {
        return text;
    }

    public boolean has(Landmark landmark) {
        return landmarks.has(landmark);
    }

    /** Where its words begin. Of one word, in the order of the text. */
    public int[] places(Landmark landmark) {
        return landmarks.places(landmark);
    }

    /**
     * Whether a pattern is met around a landmark, as it would be if the whole text were searched: what a pattern asks of its
     * surroundings, it is told.
     *
     * @param pattern which is only met where the landmark is
     * @param before how many characters of it stand before the landmark, at most
     * @param behind how many from the landmark's first on, at most
     */
    public boolean anyNear(Landmark landmark, Pattern pattern, int before, int behind) {
        if (!has(landmark)) {
            return false;
        }
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int place : places(landmark)) {
            if (matcher.region(Math.max(0, place - before), Math.min(text.length(), place + behind))
                    .find()) {
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
