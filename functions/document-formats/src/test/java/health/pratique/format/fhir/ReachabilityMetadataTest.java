package health.pratique.format.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A native image that lacks a class of the model builds, and drops data in silence: so the list is held to HAPI's version. */
class ReachabilityMetadataTest {

    @Test
    void theFileIsThatOfTheHapiVersionInUse() throws IOException {
        assertThat(Files.readString(ReachabilityMetadata.FILE))
                .as("run ReachabilityMetadata.main in functions/document-formats")
                .isEqualTo(ReachabilityMetadata.generate());
    }

    @Test
    void everyClassThatHapiScansIsListed() {
        Set<String> listed = ReachabilityMetadata.types();
        FhirContext context = FhirR4.context();
        List<String> missing = new ArrayList<>();
        for (String type : context.getResourceTypes()) {
            String scanned =
                    context.getResourceDefinition(type).getImplementingClass().getName();
            if (!listed.contains(scanned)) {
                missing.add(scanned);
            }
        }
        context.getElementDefinitions().stream()
                .map(element -> element.getImplementingClass().getName())
                .filter(name -> name.startsWith("org.hl7.fhir.") && !listed.contains(name))
                .forEach(missing::add);
        assertThat(missing).isEmpty();
        assertThat(listed).hasSizeGreaterThan(1200);
    }
}
