package health.pratique.phi.evaluate;

import health.pratique.model.ReleasePolicy;
import health.pratique.phi.Deidentifier;
import health.pratique.phi.PhiDetector;
import java.util.List;

/** Says what would be redacted in a text. */
@FunctionalInterface
interface Redaction {

    List<Prediction> of(String text);

    /** What the detector finds and the policy changes. */
    static Redaction of(PhiDetector detector, ReleasePolicy policy) {
        // The key matters for surrogates only, so that any will do here.
        Deidentifier deidentifier = Deidentifier.of(policy, new byte[32]);
        return text -> deidentifier.redacted(text, detector.detect(text)).stream()
                .map(span -> new Prediction(
                        span.start(), span.end(), span.type().category().name(), span.confidence()))
                .toList();
    }
}
