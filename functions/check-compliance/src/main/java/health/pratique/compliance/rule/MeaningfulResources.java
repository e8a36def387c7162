package health.pratique.compliance.rule;

import static java.util.Map.entry;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.compliance.statement.Elements;
import health.pratique.configuration.RulePack;
import health.pratique.format.json.JsonObject;
import health.pratique.model.Severity;
import java.util.List;
import java.util.Map;

/**
 * The minimum without which a clinical statement means nothing, profile or not: what was stated, and about whom. It is less than
 * US Core asks for, because resources that claim nothing are many and mostly sound.
 */
public final class MeaningfulResources implements ComplianceRule {

    private static final Map<String, List<String>> MINIMUM = Map.ofEntries(
            entry("AllergyIntolerance", List.of("code", "patient")),
            entry("Condition", List.of("code", "subject")),
            entry("DiagnosticReport", List.of("code", "subject")),
            entry("Immunization", List.of("vaccineCode", "patient")),
            entry("MedicationRequest", List.of("medication[x]", "subject")),
            entry("MedicationStatement", List.of("medication[x]", "subject")),
            entry("Observation", List.of("code", "subject")),
            entry("Procedure", List.of("code", "subject")));

    @Override
    public String id() {
        return "meaningful-resources";
    }

    @Override
    public RulePack pack() {
        return RulePack.DATA_QUALITY;
    }

    @Override
    public String demand() {
        return "Each clinical resource says what it states (a code or a medication) and about whom (a subject).";
    }

    @Override
    public String citation() {
        return "45 CFR 170.215(b)(1); 45 CFR 164.312(c)(1)";
    }

    @Override
    public Severity severity() {
        return Severity.REVIEW;
    }

    @Override
    public String remedy() {
        return "add the code and the subject to each clinical resource, and send the document again";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        return facts.statements().ofTypes(MINIMUM.keySet()).allMatch(MeaningfulResources::meaningful);
    }

    private static boolean meaningful(JsonObject resource) {
        return MINIMUM.getOrDefault(Elements.type(resource), List.of()).stream()
                .allMatch(element -> Elements.present(resource, element));
    }
}
