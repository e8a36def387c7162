package health.pratique.format.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSystemsTest {

    @ParameterizedTest
    @CsvSource({
        "LN, http://loinc.org",
        "sct, http://snomed.info/sct",
        "CVX, http://hl7.org/fhir/sid/cvx",
        "HL70001, http://terminology.hl7.org/CodeSystem/v2-0001"
    })
    void aMnemonicIsAUri(String mnemonic, String uri) {
        assertThat(CodeSystems.ofMnemonic(mnemonic)).contains(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "2.16.840.1.113883.6.1, http://loinc.org",
        "2.16.840.1.113883.12.63, http://terminology.hl7.org/CodeSystem/v2-0063",
        "2.16.840.1.113883.12.292, http://hl7.org/fhir/sid/cvx",
        "2.16.840.1.113883.5.111, http://terminology.hl7.org/CodeSystem/v3-RoleCode",
        "1.2.3.4, urn:oid:1.2.3.4"
    })
    void anObjectIdentifierIsTheUriOfItsSystemOrItsOwn(String oid, String uri) {
        assertThat(CodeSystems.ofOid(oid)).contains(uri);
    }

    @Test
    void whatOnlyTheSenderKnowsIsNoSystem() {
        assertThat(CodeSystems.ofMnemonic("99LOCAL")).isEmpty();
        assertThat(CodeSystems.ofOid("[ID]")).isEmpty();
    }
}
