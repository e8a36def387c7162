package health.pratique.format.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which elements a resource must have. */
class RequiredElementsTest {

    @Test
    void whatR4RequiresOfAResourceIsRequired() {
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
    private static List<String> officiallyRequired() {
        List<String> required = new ArrayList<>();
        Definitions.read("profiles-resources.xml", (path, name, value) -> {
            if (name.equals("min") && !value.equals("0") && path.matches("\\w+\\.[\\w\\[\\]]+")) {
                required.add(path);
            }
        });
        return required;
    }
}
