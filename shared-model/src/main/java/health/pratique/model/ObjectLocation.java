package health.pratique.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Where an object lies in S3; without a version id it means the latest version. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectLocation(
        String bucket, String key, @Nullable String versionId) {

    public static ObjectLocation of(String bucket, String key) {
        return new ObjectLocation(bucket, key, null);
    }
}
