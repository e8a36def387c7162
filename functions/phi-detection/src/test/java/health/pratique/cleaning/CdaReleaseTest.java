package health.pratique.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ReleasePolicy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clinical documents come out clean under each policy, with the same rows. */
class CdaReleaseTest {

    private static final byte[] KEY = "the key of one invented subject.".getBytes(StandardCharsets.UTF_8);
    private static final int ROWS = 300;

    private static final String HEADER = """
            <ClinicalDocument xmlns="urn:hl7-org:v3">
              <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/><id root="9c5b94b1-35ad-4abb-a118-8e8fc24abf80"/>
              <code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><effectiveTime value="20240304"/>
              <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
              <recordTarget><patientRole><id root="2.16.840.1.113883.19.5" extension="80012345"/>
                <patient><name><given>Tamsin</given><family>Quarrington</family></name></patient></patientRole></recordTarget>
              <author><time value="20240304"/><assignedAuthor><id nullFlavor="NI"/></assignedAuthor></author>
              <custodian><assignedCustodian><representedCustodianOrganization><id nullFlavor="NI"/>
                </representedCustodianOrganization></assignedCustodian></custodian>
              <component><structuredBody><component><section><title>Results</title><text><list>
            """;

    private static final String FOOTER =
            "</list></text></section></component></structuredBody></component></ClinicalDocument>";

    @ParameterizedTest
    @EnumSource(ReleasePolicy.class)
    void elementsGetIdsThatNobodyIsTakenFor(ReleasePolicy policy) {
        StringBuilder document = new StringBuilder(HEADER);
        for (int row = 0; row < ROWS; row++) {
            document.append("<item ID=\"mrn-80012345-").append(row).append("\">stable</item>");
        }
        byte[] clean = new OfflineDeidentification()
                .deidentify(document.append(FOOTER).toString().getBytes(StandardCharsets.UTF_8), policy, KEY);
        String copy = new String(clean, StandardCharsets.UTF_8);
        assertThat(copy).doesNotContain("Quarrington", "80012345");
        assertThat(copy.split("<item ID=", -1)).hasSize(ROWS + 1);
    }
}
