package health.pratique.format.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.json.JsonReader;
import health.pratique.format.json.JsonWriter;
import java.math.BigDecimal;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource as a tree is what a reader of its JSON sees. */
class JsonTreeTest {

    @ParameterizedTest
    @ValueSource(strings = {"7.20", "-0.0", "1e-30", "12e5", "1E+40", "0"})
    void aDecimalIsWrittenAsHapiWritesIt(String number) {
        assertSame(new Observation().setValue(new Quantity().setValue(new BigDecimal(number))));
        assertSame(new Observation().addExtension(new Extension("http://example.org/x", new DecimalType(number))));
    }

    @Test
    void primitivesKeepTheirIdsAndExtensionsBesideThem() {
        Patient patient = new Patient().setActive(true).setMultipleBirth(new IntegerType(2));
        patient.addName().addGiven("Tamsin \uD83D\uDE00 \"x\"\n").addGiven(null).addGiven("Ann");
        patient.getNameFirstRep()
                .getGiven()
                .getLast()
                .setId("g")
                .addExtension("http://example.org/y", new BooleanType(false));
        patient.getBirthDateElement().addExtension("http://example.org/z", new BooleanType(true));
        assertSame(patient);
    }

    @Test
    void containedResourcesStandInTheirs() {
        Observation observation = new Observation();
        observation.addContained(new Patient().setId("p"));
        observation.getSubject().setReference("#p");
        assertSame(observation);
    }

    private static void assertSame(Resource resource) {
        String text = FhirR4.context().newJsonParser().encodeResourceToString(resource);
        assertThat(JsonWriter.write(JsonTree.of(resource), 1024)).isEqualTo(text);
        assertThat(JsonTree.of(resource)).isEqualTo(JsonReader.read(text, 100, 10_000));
    }
}
