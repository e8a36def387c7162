package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.SubjectToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Reading, releasing and holding over S3. */
class DocumentVaultTest {

    private static final byte[] CONTENT = "Sodium 140 mmol/L".getBytes(StandardCharsets.UTF_8);
    private static final Custodian HARBOR = new Custodian("harbor-clinic");

    private static KitFixture kit;
    private static DocumentVault vault;
    private static S3Client s3;

    @BeforeAll
    static void start() {
        kit = new KitFixture();
        vault = kit.vault();
        s3 = KitFixture.s3();
    }

    @Test
    void exactlyTheNamedVersionIsRead() {
        ObjectLocation first = put("intake/harbor-clinic/a b", CONTENT);
        put("intake/harbor-clinic/a b", "changed".getBytes(StandardCharsets.UTF_8));
        StoredObject read = vault.open(first, 1000);
        assertThat(read.content()).isEqualTo(CONTENT);
        assertThat(read.metadata("patient-id")).contains("H-1");
    }

    @Test
    void whatIsTooLargeIsRejectedUnread() {
        ObjectLocation location = put("intake/harbor-clinic/large", CONTENT);
        assertThatThrownBy(() -> vault.open(location, CONTENT.length - 1))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.DOCUMENT_TOO_LARGE));
    }

    @Test
    void anObjectThatIsNotThereIsRejected() {
        assertThatThrownBy(() -> vault.open(ObjectLocation.of(kit.settings.intakeBucket(), "intake/none"), 10))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.OBJECT_NOT_FOUND));
    }

    @Test
    void anOriginalIsHeldAsItArrived() {
        ObjectLocation original = put("intake/harbor-clinic/held", CONTENT);
        ObjectLocation held = vault.hold(HARBOR, id("held"), original).orElseThrow();
        assertThat(held.bucket()).isEqualTo(kit.settings.quarantineBucket());
        assertThat(vault.open(held, 1000).content()).isEqualTo(CONTENT);
    }

    @Test
    void holdingAnOriginalThatIsGoneSaysSo() {
        ObjectLocation gone = ObjectLocation.of(kit.settings.intakeBucket(), "intake/harbor-clinic/gone");
        assertThat(vault.hold(HARBOR, id("gone"), gone)).isEmpty();
    }

    @Test
    void aReleaseHasAPlaceThatDependsOnTheDocumentAlone() {
        ObjectLocation first = vault.release(document("release"), CONTENT);
        ObjectLocation second = vault.release(document("release"), CONTENT);
        assertThat(first.key())
                .isEqualTo(second.key())
                .isEqualTo("released/harbor-clinic/2026/01/02/" + id("release") + ".txt");
    }

    @Test
    void aWithdrawnReleaseIsGone() {
        ObjectLocation release = vault.release(document("withdrawn"), CONTENT);
        ObjectLocation latest = ObjectLocation.of(release.bucket(), release.key());
        vault.withdraw(latest);
        vault.withdraw(latest);
        assertThatThrownBy(() -> vault.open(latest, 1000)).isInstanceOf(DocumentRejected.class);
    }

    @Test
    void ofARetractedReleaseNoVersionIsLeft() {
        ObjectLocation first = vault.release(document("retracted"), CONTENT);
        ObjectLocation second = vault.release(document("retracted"), CONTENT);
        vault.withdraw(ObjectLocation.of(first.bucket(), first.key()));
        assertThat(vault.retract(second)).isEqualTo(2);
        assertThat(vault.retract(second)).isZero();
        assertThat(s3.listObjectVersions(
                                request -> request.bucket(first.bucket()).prefix(first.key()))
                        .deleteMarkers())
                .isEmpty();
        assertThatThrownBy(() -> vault.open(first, 1000)).isInstanceOf(DocumentRejected.class);
    }

    private static ObjectLocation put(String key, byte[] content) {
        String version = s3.putObject(
                        request -> request.bucket(kit.settings.intakeBucket())
                                .key(key)
                                .metadata(Map.of("patient-id", "H-1")),
                        RequestBody.fromBytes(content))
                .versionId();
        return new ObjectLocation(kit.settings.intakeBucket(), key, version);
    }

    private static DocumentId id(String name) {
        return DocumentId.of("intake", name, "v1");
    }

    private static Document document(String name) {
        return new Document(
                id(name),
                HARBOR,
                new SubjectToken("0".repeat(64)),
                DocumentFormat.TEXT,
                DocumentKind.OTHER,
                PurposeOfUse.HRESCH,
                "ehr-a",
                ReleasePolicy.SAFE_HARBOR,
                ObjectLocation.of("intake", name),
                "1".repeat(64),
                CONTENT.length,
                Instant.parse("2026-01-02T03:04:05Z"));
    }
}
