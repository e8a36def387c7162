package health.pratique.format.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

/** Which elements a resource must have. */
class RequiredElementsTest {

    @Test
    void whatR4RequiresOfAResourceIsRequired() throws IOException, XMLStreamException {
        List<String> required = officiallyRequired().stream()
                .filter(path -> FhirSchema.r4().isResourceType(type(path)))
                .toList();
        assertThat(required).hasSizeGreaterThan(200);
        assertThat(required).allSatisfy(path -> {
            FhirType resource = FhirSchema.r4().resource(type(path));
            assertThat(resource.children())
                    .filteredOn(child -> names(child, path.substring(path.indexOf('.') + 1)))
                    .singleElement()
                    .matches(resource::isRequired, path);
        });
    }

    /** Some are abstract, and no resource is one. */
    private static String type(String path) {
        return path.substring(0, path.indexOf('.'));
    }

    private static boolean names(BaseRuntimeChildDefinition child, String element) {
        return child.getElementName().replace("[x]", "").equals(element.replace("[x]", ""));
    }

    /** The elements right below a resource that its own definition says must be there, such as {@code Observation.code}. */
    private static List<String> officiallyRequired() throws IOException, XMLStreamException {
        List<String> required = new ArrayList<>();
        try (InputStream definitions = RequiredElementsTest.class.getResourceAsStream(
                "/org/hl7/fhir/r4/model/profile/profiles-resources.xml")) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(definitions);
            boolean differential = false;
            boolean profile = false;
            String path = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String value = xml.getAttributeValue(null, "value");
                switch (xml.getLocalName()) {
                    case "StructureDefinition" -> differential = false;
                    case "derivation" -> profile = "constraint".equals(value);
                    case "differential" -> differential = true;
                    case "element" -> path = String.valueOf(xml.getAttributeValue(null, "id"));
                    case "min" -> {
                        if (differential && !profile && !"0".equals(value) && path.matches("\\w+\\.[\\w\\[\\]]+")) {
                            required.add(path);
                        }
                    }
                    default -> {}
                }
            }
        }
        return required;
    }
}
