package health.pratique.phi.evaluate;

import health.pratique.model.ReleasePolicy;
import health.pratique.phi.Deidentifier;
import health.pratique.phi.PhiDetector;
import java.util.List;

/** Says what would be redacted in a text. */
@FunctionalInterface
interface Redaction {

    List<Prediction> of(GoldDocument document);

    /** What the detector finds and the policy changes. */
    static Redaction of(PhiDetector detector, ReleasePolicy policy) {
        // The key matters for surrogates only, so that any will do here.
        Deidentifier deidentifier = Deidentifier.of(policy, new byte[32]);
        return document -> deidentifier.redacted(document.text(), detector.detect(document.text())).stream()
                .map(span -> new Prediction(
                        span.start(), span.end(), span.type().category().name()))
                .toList();
    }
}
