package health.pratique.kit;

import health.pratique.fault.ReasonCode;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.ConsentDecision;
import health.pratique.model.ConsentOutcome;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.EmergencyReason;
import health.pratique.model.Finding;
import health.pratique.model.FraudOutcome;
import health.pratique.model.FraudSignal;
import health.pratique.model.Intake;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PhiOutcome;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.QuarantineOutcome;
import health.pratique.model.ReleaseOutcome;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.RiskLevel;
import health.pratique.model.Severity;
import health.pratique.model.StepFailure;
import health.pratique.model.SubjectToken;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Registers shared-model, which knows nothing of Quarkus, for native images. */
@RegisterForReflection(
        targets = {
            ComplianceOutcome.class,
            ConsentDecision.class,
            ConsentOutcome.class,
            Custodian.class,
            Document.class,
            DocumentFormat.class,
            DocumentId.class,
            DocumentKind.class,
            DocumentStatus.class,
            EmergencyReason.class,
            Finding.class,
            FraudOutcome.class,
            FraudSignal.class,
            Intake.class,
            ObjectLocation.class,
            PhiOutcome.class,
            PipelineState.class,
            PurposeOfUse.class,
            QuarantineOutcome.class,
            ReasonCode.class,
            ReleaseOutcome.class,
            ReleasePolicy.class,
            RiskLevel.class,
            Severity.class,
            StepFailure.class,
            SubjectToken.class
        })
final class ModelReflection {

    private ModelReflection() {}
}
