package health.pratique.compliance.rule;

import static health.pratique.compliance.Given.document;
import static health.pratique.compliance.Given.ordinaryNote;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.compliance.Given;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.Severity;
import health.pratique.retention.RetentionClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about how a document is kept, named and meant. */
class RecordRulesTest {

    private static final String TWO_PATIENTS = """
            {"resourceType": "Bundle", "type": "collection", "entry": [
              {"resource": {"resourceType": "Patient", "id": "a", "identifier": [{"value": "1"}]}},
              {"resource": {"resourceType": "Patient", "id": "%s", "identifier": [{"value": "%s"}, {"value": "9"}]}}]}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"aws:kms", "aws:kms:dsse"})
    void anObjectUnderAKeyOfOursIsEncrypted(String encryption) {
        assertThat(new EncryptedAtRest()
                        .passes(ordinaryNote().encryptedBy(encryption).facts()))
                .isTrue();
    }

    @Test
    void anObjectUnderNoKeyOrS3sOwnIsNot() {
        assertThat(new EncryptedAtRest().passes(ordinaryNote().encryptedBy(null).facts()))
                .isFalse();
        assertThat(new EncryptedAtRest()
                        .passes(ordinaryNote().encryptedBy("AES256").facts()))
                .isFalse();
    }

    @Test
    void metadataThatSayWhatWasAcceptedAreComplete() {
        assertThat(new RequiredMetadata().passes(ordinaryNote().facts())).isTrue();
        assertThat(new RequiredMetadata()
                        .passes(ordinaryNote()
                                .under(ReleasePolicy.LIMITED_DATASET)
                                .saying("release-policy", "limited-dataset")
                                .facts()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient-id", "document-kind"})
    void aNoteWithoutPatientOrKindIsNot(String missing) {
        assertThat(new RequiredMetadata()
                        .passes(ordinaryNote().notSaying(missing).facts()))
                .isFalse();
    }

    @Test
    void aResourceMayNameItsPatientItself() {
        Given patient =
                document("{\"resourceType\": \"Patient\", \"id\": \"a\", \"identifier\": [{\"value\": \"1\"}]}");
        assertThat(new RequiredMetadata().passes(patient.notSaying("patient-id").facts()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"purpose-of-use, TREAT", "release-policy, PSEUDONYMISED", "document-kind, memo"})
    void metadataThatSayOtherwiseThanWasAcceptedAreNot(String name, String value) {
        assertThat(new RequiredMetadata()
                        .passes(ordinaryNote().saying(name, value).facts()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void everyKindButOtherHasARetentionClassOfAtLeastSixYears(DocumentKind kind) {
        assertThat(new RetentionClassKnown().passes(ordinaryNote().of(kind).facts()))
                .isEqualTo(kind != DocumentKind.OTHER);
        RetentionClass.of(kind).ifPresent(known -> {
            assertThat(known.years()).isGreaterThanOrEqualTo(6);
            assertThat(known.authority()).contains("CFR");
        });
    }

    @Test
    void anUnknownRetentionClassIsNotedOnly() {
        assertThat(new RetentionClassKnown().severity()).isEqualTo(Severity.WARN);
    }

    @ParameterizedTest
    @EnumSource(PurposeOfUse.class)
    void deidentifiedDocumentsServeEveryPurpose(PurposeOfUse purpose) {
        assertThat(new PurposeAllowed().passes(ordinaryNote().meant(purpose).facts()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"HRESCH, true", "PUBHLTH, true", "HOPERAT, true", "TREAT, false", "HPAYMT, false", "ETREAT, false"})
    void limitedDataSetsAndPseudonymsServeThree(PurposeOfUse purpose, boolean allowed) {
        for (ReleasePolicy policy : new ReleasePolicy[] {ReleasePolicy.LIMITED_DATASET, ReleasePolicy.PSEUDONYMISED}) {
            assertThat(new PurposeAllowed()
                            .passes(ordinaryNote().meant(purpose).under(policy).facts()))
                    .isEqualTo(allowed);
        }
    }

    @Test
    void aBundleOfTwoPatientsIsMoreThanOnePatientConsentedTo() {
        assertThat(new MinimumNecessary()
                        .passes(document(TWO_PATIENTS.formatted("b", "2")).facts()))
                .isFalse();
    }

    @Test
    void oneAndTheSamePatientMayBeDescribedTwice() {
        assertThat(new MinimumNecessary()
                        .passes(document(TWO_PATIENTS.formatted("a", "2")).facts()))
                .isTrue();
        assertThat(new MinimumNecessary()
                        .passes(document(TWO_PATIENTS.formatted("b", "1")).facts()))
                .isTrue();
    }

    @Test
    void aWholeRecordIsTooMuchForOperationsUnlessDeidentified() {
        Given record = ordinaryNote().of(DocumentKind.PATIENT_RECORD).meant(PurposeOfUse.HOPERAT);
        assertThat(new MinimumNecessary().passes(record.facts())).isTrue();
        assertThat(new MinimumNecessary()
                        .passes(record.under(ReleasePolicy.LIMITED_DATASET).facts()))
                .isFalse();
        assertThat(new MinimumNecessary()
                        .passes(record.meant(PurposeOfUse.HRESCH).facts()))
                .isTrue();
    }
}
