package health.pratique.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.FieldMeaning;
import org.junit.jupiter.api.Test;

/** The table of the profile. */
class AttributesTest {

    @Test
    void theProfileActsOnHundredsOfAttributes() {
        assertThat(Attributes.actedOn()).isGreaterThan(500);
    }

    @Test
    void aFewLinesAreWhatTheStandardSays() {
        assertThat(Attributes.of(0x0010_0010))
                .isEqualTo(new Attribute(0x0010_0010, Vr.PN, "PatientName", "Z", FieldMeaning.PERSON_NAME));
        assertThat(Attributes.of(0x0040_A123).removal()).isEqualTo(Attribute.Removal.DUMMY);
        assertThat(Attributes.of(0x0010_1040).removal()).isEqualTo(Attribute.Removal.DELETE);
        assertThat(Attributes.of(0x6002_3000).removal()).isEqualTo(Attribute.Removal.DELETE);
    }
}
