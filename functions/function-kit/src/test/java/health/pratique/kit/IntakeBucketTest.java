package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.kit.IntakeBucket.Arrival;
import health.pratique.kit.IntakeBucket.Page;
import health.pratique.kit.IntakeBucket.Place;
import health.pratique.model.Custodian;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What the bucket itself tells of what has arrived. */
class IntakeBucketTest {

    private KitFixture kit;
    private S3Client s3;
    private IntakeBucket intake;

    @BeforeEach
    void make() {
        kit = new KitFixture();
        kit.vault();
        s3 = KitFixture.s3();
        intake = new IntakeBucket(s3, kit.settings);
    }

    @Test
    void whoeverHasSentAnythingIsACustodianAndANameThatIsNoneIsUnassigned() {
        put("intake/harbor-clinic/a.txt");
        put("intake/harbor-clinic/b/c.txt");
        put("intake/north-clinic/a.txt");
        put("intake/No Custodian/a.txt");
        assertThat(intake.custodians())
                .containsExactlyInAnyOrder(
                        Custodian.UNASSIGNED, new Custodian("harbor-clinic"), new Custodian("north-clinic"));
    }

    @Test
    void everyVersionOfEveryObjectIsListed() {
        List<String> versions = List.of(put("intake/harbor-clinic/a.txt"), put("intake/harbor-clinic/a.txt"));
        put("other/a.txt");
        Page page = intake.versions(null);
        assertThat(page.arrivals())
                .extracting(arrival -> arrival.location().versionId())
                .containsExactlyInAnyOrderElementsOf(versions);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void aLongListingGoesOnWhereItStopped() {
        for (int i = 0; i < 1003; i++) {
            put("intake/harbor-clinic/%04d.txt".formatted(i));
        }
        List<Arrival> all = new ArrayList<>();
        Place place = null;
        do {
            Page page = intake.versions(place);
            all.addAll(page.arrivals());
            place = page.next().orElse(null);
        } while (place != null);
        assertThat(all)
                .extracting(arrival -> arrival.location().key())
                .hasSize(1003)
                .doesNotHaveDuplicates();
    }

    private String put(String key) {
        return s3.putObject(
                        request -> request.bucket(kit.settings.intakeBucket()).key(key), RequestBody.fromString("x"))
                .versionId();
    }
}
