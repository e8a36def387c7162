package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.compliance.statement.Landmark;
import health.pratique.configuration.RulePack;
import health.pratique.model.DocumentKind;
import health.pratique.model.Severity;
import java.util.regex.Pattern;

/**
 * Psychotherapy notes need an authorisation of their own: a general consent does not reach them, whatever the purpose. A note is one by its
 * kind, by the security label {@code PSYTHPN} of HL7's ActCode, or by its heading; that a patient is in therapy makes none.
 */
public final class PsychotherapyAuthorization implements ComplianceRule {

    /** The obligation by which a consent says that psychotherapy notes are meant too. */
    public static final String OBLIGATION = "PSYCHOTHERAPY_AUTHORIZED";

    private static final String LABEL = "PSYTHPN";

    private static final Pattern HEADING = Pattern.compile(
            "^\\W{0,8}psychotherapy (?:process |session |progress |treatment )?notes?\\b[^.\\n]{0,40}$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** Signs before the word, and the rest of the line from it on. */
    private static final int LONGEST_BEFORE = 8;

    private static final int LONGEST_HEADING = 80;

    @Override
    public String id() {
        return "psychotherapy-authorization";
    }

    @Override
    public RulePack pack() {
        return RulePack.HIPAA_PRIVACY;
    }

    @Override
    public String demand() {
        return "Psychotherapy notes are covered by an authorisation of their own: the consent carries " + OBLIGATION
                + ".";
    }

    @Override
    public String citation() {
        return "45 CFR 164.508(a)(2)";
    }

    @Override
    public Severity severity() {
        return Severity.BLOCK;
    }

    @Override
    public String remedy() {
        return "obtain the patient's authorisation for psychotherapy notes, record it in the consent as " + OBLIGATION
                + ", then reprocess";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        return !psychotherapyNote(facts) || facts.consent().obligations().contains(OBLIGATION);
    }

    private static boolean psychotherapyNote(ComplianceFacts facts) {
        return facts.document().kind() == DocumentKind.PSYCHOTHERAPY_NOTE
                || facts.said().securityLabels().contains(LABEL)
                || facts.prose().anyNear(Landmark.PSYCHOTHERAPY, HEADING, LONGEST_BEFORE, LONGEST_HEADING);
    }
}
