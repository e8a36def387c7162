package health.pratique.format.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FieldEdit;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.format.xml.XmlReader;
import health.pratique.model.DocumentFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each resource type of R4 with everything in it is in XML what it is in JSON, as HAPI's converter says. */
class EveryResourceTypeInXmlTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FullResources RESOURCES = new FullResources();

    static Stream<String> types() {
        Set<String> types = new TreeSet<>(FhirR4.context().getResourceTypes());
        types.removeAll(Set.of("DomainResource", "Resource"));
        return types.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void xmlAndJsonAreTheSameResource(String type) throws IOException {
        IParser json = FhirR4.context().newJsonParser();
        IParser xml = FhirR4.context().newXmlParser();
        for (int choice = 0; choice < 3; choice++) {
            String asJson = json.encodeResourceToString(json.parseResource(RESOURCES.json(type, choice)));
            String asXml = xml.encodeResourceToString(json.parseResource(asJson));
            OpenedDocument document = reopen(asXml);
            assertThat(document.format()).isEqualTo(DocumentFormat.FHIR_XML);
            assertThat(document.fields())
                    .containsExactlyInAnyOrderElementsOf(reopen(asJson).fields());
            String kept = new String(document.rewrite(field -> FieldEdit.KEEP), StandardCharsets.UTF_8);
            assertThat(tree(kept)).isEqualTo(tree(asXml));
            assertThat(JSON.readTree(json.encodeResourceToString(xml.parseResource(kept))))
                    .isEqualTo(JSON.readTree(asJson));
            String emptied = new String(document.rewrite(field -> FieldEdit.REMOVE), StandardCharsets.UTF_8);
            assertThat(emptied).doesNotContain("Ottoline", "Brackenbury", "T3R0b2xpbmU", "1931-07-19", "2024-02-03");
            FhirR4.parseXmlStrictly(emptied);
        }
    }

    private static Object tree(String xml) {
        return XmlReader.read(xml.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
    }

    /** With everything in them they break rules about what may not stand together. */
    private static OpenedDocument reopen(String text) {
        return DocumentFormats.standard().reopen(text.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
    }
}
