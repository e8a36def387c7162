package health.pratique.api.privacy;

import health.pratique.erasure.ErasureReason;
import health.pratique.privacy.DenialGround;
import health.pratique.privacy.ExtensionReason;
import health.pratique.privacy.IdentityProof;
import health.pratique.privacy.PrivacyLaw;
import health.pratique.privacy.RequestKind;
import health.pratique.privacy.RequestStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Registers for native images what requests name and their answers tell. */
@RegisterForReflection(
        targets = {
            RequestKind.class,
            PrivacyLaw.class,
            RequestStatus.class,
            DenialGround.class,
            ExtensionReason.class,
            IdentityProof.class,
            ErasureReason.class
        })
final class PrivacyReflection {

    private PrivacyReflection() {}
}
