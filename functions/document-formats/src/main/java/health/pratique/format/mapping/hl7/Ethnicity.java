package health.pratique.format.mapping.hl7;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/** PID-10 and PID-22 as US Core says race and ethnicity, which the guide leaves to each country. */
final class Ethnicity {

    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
    private static final String CDC = "urn:oid:2.16.840.1.113883.6.238";

    /** The categories of the Office of Management and Budget. */
    private static final Set<String> RACES = Set.of("1002-5", "2028-9", "2054-5", "2076-8", "2106-3");

    private static final Set<String> ETHNICITIES = Set.of("2135-2", "2186-5");

    /** HL7 table 0189. */
    private static final Map<String, String> TABLE_0189 = Map.of("H", "2135-2", "N", "2186-5");

    private Ethnicity() {}

    static Optional<Extension> race(List<Value> values) {
        return extension("race", concepts(values, "0005"), RACES);
    }

    static Optional<Extension> ethnicity(List<Value> values) {
        return extension("ethnicity", concepts(values, "0189"), ETHNICITIES);
    }

    private static List<CodeableConcept> concepts(List<Value> values, String table) {
        return values.stream()
                .map(value -> Codes.concept(value, table))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Extension> extension(String name, List<CodeableConcept> concepts, Set<String> categories) {
        if (concepts.isEmpty()) {
            return Optional.empty();
        }
        Extension extension = new Extension(US_CORE + name);
        for (CodeableConcept concept : concepts) {
            for (Coding coding : concept.getCoding()) {
                String code = coding.hasCode() ? TABLE_0189.getOrDefault(coding.getCode(), coding.getCode()) : "";
                boolean category = categories.contains(code);
                Coding said = category ? coding.setSystem(CDC).setCode(code) : coding;
                extension.addExtension(category ? "ombCategory" : "detailed", said);
            }
        }
        String text = concepts.stream().map(Codes::shown).distinct().collect(Collectors.joining(", "));
        extension.addExtension("text", new StringType(text));
        return Optional.of(extension);
    }
}
