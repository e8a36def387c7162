package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.configuration.RulePack;
import health.pratique.format.PatientFacts;
import health.pratique.model.Document;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.Severity;
import java.util.Collections;
import java.util.List;

/**
 * One patient consented, so one patient's data go. And a whole record is not what payment or operations need (45 CFR
 * 164.514(d)(5)), unless it leaves de-identified, which the rule does not bind. Treatment, and what the patient authorised, such as
 * research, are not bound by it either (45 CFR 164.502(b)(2)).
 */
public final class MinimumNecessary implements ComplianceRule {

    @Override
    public String id() {
        return "minimum-necessary";
    }

    @Override
    public RulePack pack() {
        return RulePack.HIPAA_PRIVACY;
    }

    @Override
    public String demand() {
        return "The document describes one patient only, and is no whole record where payment or operations get more than de-identified data.";
    }

    @Override
    public String citation() {
        return "45 CFR 164.502(b), 164.514(d)(5)";
    }

    @Override
    public Severity severity() {
        return Severity.BLOCK;
    }

    @Override
    public String remedy() {
        return "send one document for each patient, and for payment or operations only the parts that are needed";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        return onePatient(facts.said().patients()) && !wholeRecordTooMuch(facts.document());
    }

    /** The same patient may be described more than once, as a contained copy. */
    private static boolean onePatient(List<PatientFacts> patients) {
        return patients.stream().skip(1).allMatch(other -> same(patients.getFirst(), other));
    }

    private static boolean same(PatientFacts one, PatientFacts other) {
        boolean sameResource = one.resourceId() != null && one.resourceId().equals(other.resourceId());
        return sameResource || !Collections.disjoint(one.identifiers(), other.identifiers());
    }

    private static boolean wholeRecordTooMuch(Document document) {
        return document.kind() == DocumentKind.PATIENT_RECORD
                && document.releasePolicy() != ReleasePolicy.SAFE_HARBOR
                && (document.purpose() == PurposeOfUse.HPAYMT || document.purpose() == PurposeOfUse.HOPERAT);
    }
}
