package health.pratique.privacy;

import health.pratique.kit.Stores;
import health.pratique.model.Custodian;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The privacy bucket: what patients and officers wrote, and the packages of copies. All of it is PHI, and is nowhere else. */
@ApplicationScoped
public class RequestFiles {

    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final PrivacySettings settings;

    public RequestFiles(S3Client s3, PrivacySettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    /** What is written about a request. Each is written once. */
    public enum Text {
        /** What the patient asks, in their words. */
        STATEMENT,
        /** What the patient is told with an extension or a denial. */
        EXTENSION,
        DENIAL,
        /** Of a patient whose record is not amended (45 CFR 164.526(d)(2)). */
        DISAGREEMENT,
        /** The custodian's answer to that (45 CFR 164.526(d)(3)). */
        REBUTTAL
    }

    public String bucket() {
        return settings.bucket();
    }

    /** {@code exports/{custodian}/{id}/{name}}; what is there goes after a week. */
    public static String export(PrivacyRequest request, String name) {
        return "exports/%s/%s/%s".formatted(request.custodian(), request.id(), name);
    }

    /** @return false when there is such a text already, and another */
    public boolean write(Custodian custodian, String request, Text which, String words) {
        String key = key(custodian, request, which);
        return Stores.objects(() -> {
            try {
                s3.putObject(
                        put -> put.bucket(settings.bucket())
                                .key(key)
                                .ifNoneMatch("*")
                                .contentType("text/plain; charset=utf-8"),
                        RequestBody.fromString(words, StandardCharsets.UTF_8));
                return true;
            } catch (S3Exception taken) {
                if (taken.statusCode() == PRECONDITION_FAILED) {
                    return read(custodian, request, which).equals(Optional.of(words));
                }
                throw taken;
            }
        });
    }

    public Optional<String> read(Custodian custodian, String request, Text which) {
        return Stores.objects(() -> {
            try {
                return Optional.of(
                        s3.getObjectAsBytes(get -> get.bucket(settings.bucket()).key(key(custodian, request, which)))
                                .asString(StandardCharsets.UTF_8));
            } catch (NoSuchKeyException none) {
                return Optional.empty();
            }
        });
    }

    /** Puts a package down; one of the same name gives way, since a run that died may have left it. */
    public String store(String key, Path content, String mediaType) {
        return Stores.objects(() -> s3.putObject(
                        put -> put.bucket(settings.bucket()).key(key).contentType(mediaType),
                        RequestBody.fromFile(content))
                .versionId());
    }

    /** Removes every version of all that is kept of a request. Doing it again changes nothing. */
    public int erase(Custodian custodian, String request) {
        int removed = 0;
        for (String folder : List.of("texts", "exports")) {
            removed += Stores.objects(() -> removeAll("%s/%s/%s/".formatted(folder, custodian, request)));
        }
        return removed;
    }

    private int removeAll(String prefix) {
        List<ObjectIdentifier> versions =
                s3
                        .listObjectVersionsPaginator(
                                list -> list.bucket(settings.bucket()).prefix(prefix))
                        .stream()
                        .flatMap(page -> Stream.concat(
                                page.versions().stream().map(one -> ObjectIdentifier.builder()
                                        .key(one.key())
                                        .versionId(one.versionId())
                                        .build()),
                                page.deleteMarkers().stream().map(one -> ObjectIdentifier.builder()
                                        .key(one.key())
                                        .versionId(one.versionId())
                                        .build())))
                        .toList();
        versions.forEach(one -> s3.deleteObject(
                delete -> delete.bucket(settings.bucket()).key(one.key()).versionId(one.versionId())));
        return versions.size();
    }

    private static String key(Custodian custodian, String request, Text which) {
        return "texts/%s/%s/%s.txt".formatted(custodian, request, which.name().toLowerCase(Locale.ROOT));
    }
}
