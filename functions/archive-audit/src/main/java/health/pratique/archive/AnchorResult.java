package health.pratique.archive;

import health.pratique.audit.archive.Anchor;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The anchor that was written: keep number and hash elsewhere, and no export can be made up without it showing.
 *
 * @param chains whose heads moved since the last anchor
 */
@RegisterForReflection
public record AnchorResult(long number, String hash, int chains, int files) {

    static AnchorResult of(Anchor anchor) {
        return new AnchorResult(
                anchor.number(),
                anchor.hash(),
                anchor.heads().size(),
                anchor.batches().size());
    }
}
