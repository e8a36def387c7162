package health.pratique.erase;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.RulePack;
import health.pratique.erase.ErasureReport.Status;
import health.pratique.erase.ErasureRequest.Order;
import health.pratique.erasure.ErasureReason;
import health.pratique.erasure.KeptData;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.ObjectLocation;
import health.pratique.model.SubjectToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;

/** What a bucket does not let go is listed, and goes once it may. */
class LockedVersionsTest {

    private final ErasureFixture stores = new ErasureFixture();
    private final Custodian clinic = new Custodian("harbor-clinic");
    private final SubjectToken patient = stores.keys.token(clinic, "H-1");
    private final Order order =
            new Order(clinic, patient, UUID.randomUUID().toString(), ErasureReason.OBJECTION, "privacy.officer", null);

    @BeforeEach
    void noRetention() {
        stores.configuration.change(
                clinic, ConfigurationContent.DEFAULT.with(RulePack.RETENTION, false), "j.doe", "not under US law");
    }

    @AfterEach
    void stop() throws IOException {
        stores.close();
    }

    @Test
    void aVersionUnderObjectLockIsKeptUntilTheLockEndsAndThenCertifiedAsGone() {
        ObjectLocation original = heldOriginal();
        Instant until = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        stores.s3.putObjectRetention(request -> request.bucket(original.bucket())
                .key(original.key())
                .versionId(original.versionId())
                .retention(retention ->
                        retention.mode(ObjectLockRetentionMode.GOVERNANCE).retainUntilDate(until)));
        ErasureReport first = stores.erasure.erase(order, () -> true);
        assertThat(first.status()).isEqualTo(Status.CERTIFIED);
        assertThat(first.kept()).anySatisfy(kept -> {
            assertThat(kept.kind()).isEqualTo(KeptData.Kind.LOCKED_VERSIONS);
            assertThat(kept.count()).isEqualTo(1);
            assertThat(kept.until()).isEqualTo(until);
        });
        assertThat(stores.objects(clinic.value())).singleElement().asString().contains("/original");
        stores.later = until.plusSeconds(60);
        assertThat(stores.open.goOn(() -> true)).isEqualTo(1);
        assertThat(stores.objects(clinic.value())).isEmpty();
        assertThat(stores.erasures.find(clinic, patient)).hasValueSatisfying(erasure -> {
            assertThat(erasure.certificates()).isEqualTo(2);
            assertThat(erasure.closed()).isTrue();
        });
    }

    @Test
    void aVersionUnderALegalHoldIsKeptUntilSomebodyLiftsIt() {
        ObjectLocation original = heldOriginal();
        stores.s3.putObjectLegalHold(request -> request.bucket(original.bucket())
                .key(original.key())
                .versionId(original.versionId())
                .legalHold(hold -> hold.status(ObjectLockLegalHoldStatus.ON)));
        ErasureReport report = stores.erasure.erase(order, () -> true);
        assertThat(report.kept()).anySatisfy(kept -> {
            assertThat(kept.kind()).isEqualTo(KeptData.Kind.LOCKED_VERSIONS);
            assertThat(kept.law()).contains("legal hold");
            assertThat(kept.until()).isNull();
        });
        assertThat(stores.erasures.find(clinic, patient))
                .hasValueSatisfying(erasure -> assertThat(erasure.closed()).isFalse());
    }

    private ObjectLocation heldOriginal() {
        Document held = stores.held(clinic, patient);
        ObjectLocation place = stores.vault.holdLocation(clinic, held.id());
        String version = stores.s3
                .headObject(request -> request.bucket(place.bucket()).key(place.key()))
                .versionId();
        return new ObjectLocation(place.bucket(), place.key(), version);
    }
}
