package health.pratique.local.cloud.secrets;

import java.time.Instant;

/** @param versionId changes with the value */
public record StoredSecret(String name, String arn, String value, String versionId, Instant changedAt) {

    /** By name, by ARN, or by ARN without the six characters that Secrets Manager adds. */
    boolean isNamed(String id) {
        return id.equals(name) || id.equals(arn) || arn.startsWith(id + "-") && arn.length() == id.length() + 7;
    }

    @Override
    public String toString() {
        return "StoredSecret[" + name + "]";
    }
}
