package health.pratique.validate;

import static health.pratique.validate.IntakeSamples.metadata;
import static health.pratique.validate.IntakeSamples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.StoredObject;
import health.pratique.model.DocumentKind;
import health.pratique.model.ObjectLocation;
import health.pratique.model.ReleasePolicy;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender may say about a document, and how. */
class IntakeMetadataTest {

    @Test
    void wordsAreReadInEitherCaseWithHyphensOrUnderscores() {
        IntakeMetadata metadata = read(with("release-policy", "limited-dataset"));
        assertThat(metadata.releasePolicy()).isEqualTo(ReleasePolicy.LIMITED_DATASET);
        assertThat(metadata.kind()).contains(DocumentKind.PROGRESS_NOTE);
    }

    @Test
    void theContentMayTellWhatTheMetadataDoNot() {
        Map<String, String> metadata = metadata();
        metadata.remove("patient-id");
        metadata.remove("document-kind");
        assertThat(read(metadata).patientId()).isEmpty();
        assertThat(read(metadata).kind()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"purpose-of-use", "source-system"})
    void purposeAndSourceAreTheSendersToSay(String name) {
        Map<String, String> metadata = metadata();
        metadata.remove(name);
        assertRejected(metadata, ReasonCode.METADATA_MISSING);
        assertRejected(with(name, " "), ReasonCode.METADATA_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document-kind=POEM",
                "purpose-of-use=MARKETING",
                "release-policy=NONE",
                "source-system=Jane Roe's laptop"
            })
    void whatIsNotInItsListIsInvalid(String setting) {
        String[] pair = setting.split("=");
        assertRejected(with(pair[0], pair[1]), ReasonCode.METADATA_INVALID);
    }

    @Test
    void aPatientIdHasAnEnd() {
        assertRejected(with("patient-id", "1".repeat(257)), ReasonCode.METADATA_INVALID);
    }

    @Test
    void metadataPrintNothingOfThePatient() {
        assertThat(read(metadata()).toString()).doesNotContain("H-1");
    }

    private static void assertRejected(Map<String, String> metadata, ReasonCode reason) {
        assertThatThrownBy(() -> read(metadata))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(reason));
    }

    private static IntakeMetadata read(Map<String, String> metadata) {
        return IntakeMetadata.of(new StoredObject(
                ObjectLocation.of("intake", "intake/harbor-clinic/a"),
                new byte[0],
                metadata,
                Instant.EPOCH,
                null,
                null));
    }
}
