package health.pratique.kit;

import health.pratique.model.Custodian;
import health.pratique.model.ObjectLocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/** What has ever arrived, whether or not anybody was told of it: the bucket knows when every event was lost. */
@ApplicationScoped
public class IntakeBucket {

    private static final String ROOT = "intake/";
    private static final String SEPARATOR = "/";

    private final S3Client s3;
    private final KitSettings settings;

    public IntakeBucket(S3Client s3, KitSettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    /**
     * One version of one object.
     *
     * @param arrivedAt when S3 stored it
     */
    public record Arrival(ObjectLocation location, Instant arrivedAt) {}

    /**
     * Where a listing goes on. A key is the sender's own text: it is kept where the registry is, and not printed.
     *
     * @param version the version of the key that was looked at last
     */
    public record Place(String key, String version) {
        @Override
        public String toString() {
            return "Place";
        }
    }

    /** @param next empty when the bucket was read to its end */
    public record Page(List<Arrival> arrivals, Optional<Place> next) {}

    /** Who has ever sent anything; UNASSIGNED holds what was sent under a name that is no custodian's. */
    public List<Custodian> custodians() {
        return Stores.objects(() -> Stream.concat(
                        Stream.of(Custodian.UNASSIGNED),
                        s3
                                .listObjectsV2Paginator(request -> request.bucket(settings.intakeBucket())
                                        .prefix(ROOT)
                                        .delimiter(SEPARATOR))
                                .commonPrefixes()
                                .stream()
                                .map(CommonPrefix::prefix)
                                .map(prefix -> prefix.substring(ROOT.length(), prefix.length() - 1))
                                .flatMap(name -> custodian(name).stream()))
                .distinct()
                .toList());
    }

    /** Up to 1,000 versions in order of key, from the beginning or from a place on. */
    public Page versions(@Nullable Place from) {
        return Stores.objects(() -> {
            ListObjectVersionsResponse found = s3.listObjectVersions(request -> {
                request.bucket(settings.intakeBucket()).prefix(ROOT);
                if (from != null) {
                    request.keyMarker(from.key()).versionIdMarker(from.version());
                }
            });
            List<Arrival> arrivals = found.versions().stream()
                    .map(version -> new Arrival(
                            new ObjectLocation(settings.intakeBucket(), version.key(), version.versionId()),
                            version.lastModified()))
                    .toList();
            return new Page(
                    arrivals,
                    Boolean.TRUE.equals(found.isTruncated())
                            ? Optional.of(new Place(found.nextKeyMarker(), found.nextVersionIdMarker()))
                            : Optional.empty());
        });
    }

    private static Optional<Custodian> custodian(String name) {
        try {
            return Optional.of(new Custodian(name));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
