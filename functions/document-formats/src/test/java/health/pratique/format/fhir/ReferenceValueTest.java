package health.pratique.format.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.fhir.ReferenceValue.Part;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What in a reference is an id. */
class ReferenceValueTest {

    private static final FhirSchema R4 = FhirSchema.r4();

    @Example
    void theIdOfEachFormIsFound() {
        assertThat(ids("Patient/123")).containsExactly("123");
        assertThat(ids("https://fhir.example.org/r4/Patient/123/_history/7")).containsExactly("123");
        assertThat(ids("urn:uuid:6f1f2d3c-0000-4000-8000-000000000001"))
                .containsExactly("6f1f2d3c-0000-4000-8000-000000000001");
        assertThat(ids("urn:oid:1.2.3")).containsExactly("1.2.3");
        assertThat(ids("#coverage")).containsExactly("coverage");
        assertThat(ids("Practitioner?identifier=http://example.org/npi|99")).containsExactly("99");
        assertThat(ids("Patient/1/$everything?_count=5")).containsExactly("1");
        assertThat(ids("Patient/1/Observation/2")).containsExactly("1", "2");
    }

    @Example
    void aTypeAloneHasNoId() {
        assertThat(ids("Patient")).isEmpty();
        assertThat(ids("Patient/_history")).isEmpty();
        assertThat(ids("Patient/$match")).isEmpty();
        assertThat(ids("#")).isEmpty();
    }

    @Example
    void searchValuesAreIdsToo() {
        assertThat(ids("Patient?family=Roe&birthdate=1960-01-01")).containsExactly("Roe", "1960-01-01");
    }

    @Example
    void whatHasNoKnownFormIsAnIdWhole() {
        assertThat(ids("Jane Roe")).containsExactly("Jane Roe");
        assertThat(ids("Patient/1/Jane")).containsExactly("1", "Jane");
    }

    @Property
    void thePartsMakeTheValueAgain(@ForAll String value) {
        for (String reference : List.of(value, "Patient/" + value, "urn:" + value, "#" + value, "Patient?" + value)) {
            assertThat(ReferenceValue.parse(reference, R4).parts().stream()
                            .map(Part::text)
                            .collect(Collectors.joining()))
                    .isEqualTo(reference);
        }
    }

    private static List<String> ids(String reference) {
        return ReferenceValue.parse(reference, R4).parts().stream()
                .filter(Part::id)
                .map(Part::text)
                .toList();
    }
}
