package health.pratique.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.fhir.FhirR4;
import health.pratique.format.mapping.MappedDocument;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.Test;

/** Documents of every format as FHIR R4. */
class FhirMappingTest {

    private static final String NOTE = "Seen for cough by Dr. Almira Quist.";

    @Test
    void aNoteIsCarriedWholeInADocumentReference() {
        Bundle bundle = map(NOTE).bundle();

        assertThat(bundle.getType()).isEqualTo(BundleType.COLLECTION);
        assertThat(bundle.getEntry()).hasSize(1);
        DocumentReference source = (DocumentReference) bundle.getEntryFirstRep().getResource();
        assertThat(source.getContentFirstRep().getAttachment().getData())
                .asString(UTF_8)
                .isEqualTo(NOTE);
        assertThat(source.getContentFirstRep().getAttachment().getContentType()).isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void theSameDocumentHasTheSameIdsAndAnotherDocumentOthers() {
        assertThat(map(NOTE).json()).isEqualTo(map(NOTE).json());
        assertThat(id(map(NOTE))).isNotEqualTo(id(map(NOTE + " ")));
    }

    @Test
    void aFhirBundleStaysAsItIs() {
        String bundle = """
                {"resourceType":"Bundle","type":"searchset","total":1,"entry":[{"resource":{"resourceType":"Patient","id":"p1"}}]}""";

        assertThat(map(bundle).json()).isEqualTo(bundle);
    }

    @Test
    void severalFhirResourcesBecomeACollection() {
        String lines = """
                {"resourceType":"Patient","id":"p1"}
                {"resourceType":"Observation","id":"o1","status":"final","code":{"text":"Pulse"}}
                """;

        Bundle bundle = map(lines).bundle();

        assertThat(bundle.getType()).isEqualTo(BundleType.COLLECTION);
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactly("Patient", "Observation");
    }

    @Test
    void theMappingOfANoteIsValidFhir() {
        FhirR4.parseStrictly(map(NOTE).json());
    }

    @Test
    void aMappedDocumentPrintsNothingOfItsContent() {
        assertThat(map(NOTE)).hasToString("MappedDocument[PHI]");
    }

    private static MappedDocument map(String text) {
        byte[] content = text.getBytes(UTF_8);
        return FhirMapping.of(DocumentFormats.standard().open(content, FormatLimits.STANDARD), content);
    }

    private static String id(MappedDocument mapped) {
        return mapped.bundle().getEntryFirstRep().getResource().getIdPart();
    }
}
