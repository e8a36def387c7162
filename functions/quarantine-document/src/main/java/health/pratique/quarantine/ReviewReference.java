package health.pratique.quarantine;

import health.pratique.kit.Review;
import health.pratique.model.Custodian;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The review of a held document, for the workflow to start its run. */
@RegisterForReflection
public record ReviewReference(Custodian custodian, String id) {

    static ReviewReference to(Review review) {
        return new ReviewReference(review.custodian(), review.id());
    }
}
