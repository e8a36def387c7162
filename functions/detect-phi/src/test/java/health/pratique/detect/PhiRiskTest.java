package health.pratique.detect;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.RiskLevel;
import health.pratique.phi.PhiType;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhiRiskTest {

    @Test
    void withoutPhiThereIsNoRisk() {
        assertThat(risk()).isEqualTo(RiskLevel.NONE);
    }

    @Test
    void datesAndPlacesAloneAreALowRisk() {
        assertThat(risk(PhiType.DATE, PhiType.CITY, PhiType.AGE_OVER_89)).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void aNameIsAMediumRisk() {
        assertThat(risk(PhiType.CLINICIAN_NAME, PhiType.DATE)).isEqualTo(RiskLevel.MEDIUM);
    }

    @Test
    void anAddressIsAMediumRisk() {
        assertThat(risk(PhiType.STREET_ADDRESS)).isEqualTo(RiskLevel.MEDIUM);
    }

    @Test
    void aNumberOfOnePersonIsAHighRisk() {
        assertThat(risk(PhiType.MRN)).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void aNameWithADateOfBirthIsAHighRisk() {
        assertThat(risk(PhiType.NAME, PhiType.BIRTH_DATE)).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void aNameWithAnAddressIsAHighRisk() {
        assertThat(risk(PhiType.PATIENT_NAME, PhiType.STREET_ADDRESS)).isEqualTo(RiskLevel.HIGH);
    }

    private static RiskLevel risk(PhiType... found) {
        return PhiRisk.of(List.of(found));
    }
}
