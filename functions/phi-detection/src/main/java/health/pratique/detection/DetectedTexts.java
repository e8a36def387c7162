package health.pratique.detection;

import health.pratique.phi.PhiSpan;
import java.util.List;
import java.util.Map;

/**
 * What was found in texts. Prints as {@code [PHI]}.
 *
 * @param byText the spans in each text, sorted, without overlap
 * @param consultation how much of the texts the remote detector was asked about
 */
public record DetectedTexts(Map<String, List<PhiSpan>> byText, Consultation consultation) {

    public static final DetectedTexts NONE = new DetectedTexts(Map.of(), Consultation.NONE);

    public DetectedTexts {
        byText = Map.copyOf(byText);
    }

    /** Empty for a text that was not among those searched. */
    public List<PhiSpan> in(String text) {
        return byText.getOrDefault(text, List.of());
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
