package health.pratique.compliance.rule;

import static health.pratique.model.PurposeOfUse.HOPERAT;
import static health.pratique.model.PurposeOfUse.HRESCH;
import static health.pratique.model.PurposeOfUse.PUBHLTH;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.configuration.RulePack;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.Severity;
import java.util.Set;

/**
 * De-identified information may go anywhere (45 CFR 164.502(d)(2)). A limited data set serves research, public health and health
 * care operations only. Pseudonyms keep a patient's documents together and so are held to the same three: nobody can be
 * treated, or paid for, under a name that is not theirs.
 */
public final class PurposeAllowed implements ComplianceRule {

    private static final Set<PurposeOfUse> SECONDARY = Set.of(HRESCH, PUBHLTH, HOPERAT);

    @Override
    public String id() {
        return "purpose-allowed";
    }

    @Override
    public RulePack pack() {
        return RulePack.HIPAA_PRIVACY;
    }

    @Override
    public String demand() {
        return "The release policy serves the purpose of use: LIMITED_DATASET and PSEUDONYMISED only research, public health and operations.";
    }

    @Override
    public String citation() {
        return "45 CFR 164.514(e)(3)(i), 164.514(c)";
    }

    @Override
    public Severity severity() {
        return Severity.BLOCK;
    }

    @Override
    public String remedy() {
        return "send the document again under the release policy SAFE_HARBOR, or for research, public health or operations";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        return switch (facts.document().releasePolicy()) {
            case SAFE_HARBOR -> true;
            case LIMITED_DATASET, PSEUDONYMISED ->
                SECONDARY.contains(facts.document().purpose());
        };
    }
}
