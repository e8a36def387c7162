package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.configuration.RulePack;
import health.pratique.model.Severity;
import java.util.Set;

/** S3 encrypts everything nowadays; the rule is that it does so under a key which the installation controls and can revoke. */
public final class EncryptedAtRest implements ComplianceRule {

    private static final Set<String> KMS = Set.of("aws:kms", "aws:kms:dsse");

    @Override
    public String id() {
        return "encrypted-at-rest";
    }

    @Override
    public RulePack pack() {
        return RulePack.HIPAA_SECURITY;
    }

    @Override
    public String demand() {
        return "The stored original is encrypted under a key of the key management service.";
    }

    @Override
    public String citation() {
        return "45 CFR 164.312(a)(2)(iv)";
    }

    @Override
    public Severity severity() {
        return Severity.BLOCK;
    }

    @Override
    public String remedy() {
        return "set the bucket's default encryption to aws:kms with the intake key, send the document again, delete this version";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        String encryption = facts.object().encryption();
        return encryption != null && KMS.contains(encryption);
    }
}
