package health.pratique.format.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.fault.Breach;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FieldEdit;
import health.pratique.format.FieldMeaning;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each resource type of R4 with everything in it goes through whole, and empties without breaking. */
class EveryResourceTypeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FullResources RESOURCES = new FullResources();
    private static final Set<String> STRUCTURE = Set.of("cardinality", "choice", "form", "target", "unknown", "ele-1");

    static Stream<String> types() {
        Set<String> types = new TreeSet<>(FhirR4.context().getResourceTypes());
        types.removeAll(Set.of("DomainResource", "Resource"));
        return types.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void nothingIsLostAndNothingPersonalSurvives(String type) throws IOException {
        for (int choice = 0; choice < 3; choice++) {
            String json = RESOURCES.json(type, choice);
            OpenedDocument document = reopen(json);
            assertThat(JSON.readTree(document.rewrite(field -> FieldEdit.KEEP))).isEqualTo(JSON.readTree(json));
            String emptied = new String(document.rewrite(field -> FieldEdit.REMOVE), StandardCharsets.UTF_8);
            assertThat(emptied).doesNotContain("Ottoline", "Brackenbury", "T3R0b2xpbmU", "1931-07-19", "2024-02-03");
            FhirR4.parseStrictly(emptied);
            assertThat(structureBroken(json)).isEmpty();
            assertThat(structureBroken(emptied)).isEmpty();
            assertThat(broken(emptied)).map(Breach::rule).isSubsetOf(tolerated(json));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Address",
                "Age",
                "Annotation",
                "Attachment",
                "Base64Binary",
                "Boolean",
                "Canonical",
                "Code",
                "CodeableConcept",
                "Coding",
                "ContactDetail",
                "ContactPoint",
                "Count",
                "DataRequirement",
                "Date",
                "DateTime",
                "Decimal",
                "Distance",
                "Dosage",
                "Duration",
                "Expression",
                "HumanName",
                "Id",
                "Identifier",
                "Instant",
                "Integer",
                "Markdown",
                "Meta",
                "Money",
                "Oid",
                "ParameterDefinition",
                "Period",
                "PositiveInt",
                "Quantity",
                "Range",
                "Ratio",
                "Reference",
                "RelatedArtifact",
                "SampledData",
                "Signature",
                "String",
                "Time",
                "Timing",
                "TriggerDefinition",
                "UnsignedInt",
                "Uri",
                "Url",
                "UsageContext",
                "Uuid"
            })
    void anExtensionMayHoldEveryType(String type) {
        assertThat(FhirSchema.r4().dataType("Extension").element("value" + type))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Location.position.latitude", "Bundle.entry.fullUrl", "AuditEvent.agent.network.address"})
    void backboneElementsAreKnownByTheirPath(String path) {
        String[] steps = path.split("\\.");
        FhirType type = FhirSchema.r4().resource(steps[0]);
        FhirElement element = null;
        for (int i = 1; i < steps.length; i++) {
            element = type.element(steps[i]);
            type = element.type();
        }
        assertThat(element.owner() + "." + element.member()).isEqualTo(path);
        assertThat(element.meaning()).isIn(FieldMeaning.GEOLOCATION, FieldMeaning.REFERENCE, FieldMeaning.IDENTIFIER);
    }

    /** With everything in them resources break rules about what may not stand together, but none about what may stand. */
    private static List<Breach> structureBroken(String json) {
        return broken(json).stream()
                .filter(breach -> STRUCTURE.contains(breach.rule()))
                .toList();
    }

    /** What was broken before, and that a document Bundle needs the very values of its identifier and its timestamp. */
    private static List<String> tolerated(String json) {
        return Stream.concat(broken(json).stream().map(Breach::rule), Stream.of("bdl-9", "bdl-10"))
                .toList();
    }

    private static List<Breach> broken(String json) {
        return FhirCheck.breaches((JsonObject) JsonReader.read(json, 64, 1_000_000), "", 1000);
    }

    private static OpenedDocument reopen(String json) {
        return DocumentFormats.standard().reopen(json.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
    }
}
