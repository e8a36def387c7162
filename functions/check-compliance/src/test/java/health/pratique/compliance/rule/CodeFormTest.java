package health.pratique.compliance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.compliance.statement.Coding;
import health.pratique.compliance.unit.Ucum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes by form and check digit, and the tables that are kept by code. */
class CodeFormTest {

    @ParameterizedTest
    @CsvSource({
        "http://loinc.org, 8867-4, true",
        "http://loinc.org, 2093-3, true",
        "http://loinc.org, LA6576-8, true",
        "http://loinc.org, 2093-4, false",
        "http://loinc.org, 20933, false",
        "http://snomed.info/sct, 233604007, true",
        "http://snomed.info/sct, 77386006, true",
        "http://snomed.info/sct, 233604070, false",
        "http://snomed.info/sct, 12345, false",
        "http://hl7.org/fhir/sid/icd-10-cm, E11.9, true",
        "http://hl7.org/fhir/sid/icd-10-cm, U07.1, true",
        "http://hl7.org/fhir/sid/icd-10-cm, M1A.9XX0, true",
        "http://hl7.org/fhir/sid/icd-10-cm, 250.00, false",
        "http://www.nlm.nih.gov/research/umls/rxnorm, 314076, true",
        "http://www.nlm.nih.gov/research/umls/rxnorm, RX314076, false",
        "http://hl7.org/fhir/sid/cvx, 140, true",
        "urn:oid:2.999, anything, true"
    })
    void isSound(String system, String code, boolean sound) {
        assertThat(CodeForm.isSound(new Coding(system, code))).isEqualTo(sound);
    }

    @Test
    void everyMeasurementThatIsJudgedHasACodeOfLoincAndUnitsOfUcum() {
        assertThat(ClinicalRanges.codes()).allMatch(code -> CodeForm.isSound(new Coding("http://loinc.org", code)));
        assertThat(ClinicalRanges.codes())
                .flatExtracting(code -> ClinicalRanges.ofVitalSign(code).isEmpty()
                        ? ClinicalRanges.ofTest(code)
                        : ClinicalRanges.ofVitalSign(code))
                .allMatch(range -> Ucum.isUnit(range.unit()) && range.least() < range.most());
    }
}
