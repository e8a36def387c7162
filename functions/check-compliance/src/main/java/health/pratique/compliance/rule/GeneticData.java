package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.statement.Elements;
import java.util.Set;

/** Results of genetic tests, as far as their codes tell. */
final class GeneticData {

    /** HL7 v2-0074 and HL7's genomics reporting guide. */
    private static final Set<String> CATEGORIES = Set.of("GE", "CG");

    /** LOINC: genetic variant assessment, panel, diagnostic implication; discrete variant, gene studied. */
    private static final Set<String> LOINC = Set.of("69548-6", "55232-3", "53037-8", "81252-9", "48018-6", "51969-4");

    private GeneticData() {}

    static boolean in(ComplianceFacts facts) {
        return !facts.statements().ofType("MolecularSequence").isEmpty()
                || facts.statements().codings().stream()
                        .anyMatch(coding -> coding.isOf("http://loinc.org") && LOINC.contains(coding.code()))
                || facts.statements()
                        .ofTypes(Set.of("Observation", "DiagnosticReport"))
                        .anyMatch(resource -> Elements.objects(resource.get("category"))
                                .flatMap(category -> Elements.objects(category.get("coding")))
                                .flatMap(coding -> coding.text("code").stream())
                                .anyMatch(CATEGORIES::contains));
    }
}
