package health.pratique.local.cli;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a running platform tells its clients at {@link #PATH}.
 *
 * @param settings the functions' {@code PRATIQUE_*} environment: names of buckets, tables and secrets, never a secret itself
 * @param workflow ARN of the state machine
 * @param healthApi where HealthAPI is, and a key that opens it
 */
public record PlatformInfo(
        URI endpoint, String region, String workflow, Map<String, String> settings, HealthApiAccess healthApi) {

    /**
     * What the template's own client of HealthAPI knows.
     *
     * @param apiKey a secret of this machine's platform alone: to be sent as {@code x-api-key}
     */
    public record HealthApiAccess(URI address, String apiKeyId, String apiKey) {

        /** The key is a secret. */
        @Override
        public String toString() {
            return "HealthApiAccess[" + address + "]";
        }
    }

    public static final String PATH = "/_pratique/platform";

    public PlatformInfo {
        settings = new TreeMap<>(settings);
    }

    public String setting(String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new CommandFailed("the platform has no " + name + ": set it in sam/functions.yaml");
        }
        return value;
    }

    public String intakeBucket() {
        return setting("PRATIQUE_INTAKE_BUCKET");
    }

    public String documentsTable() {
        return setting("PRATIQUE_DOCUMENTS_TABLE");
    }

    public String auditTable() {
        return setting("PRATIQUE_AUDIT_TABLE");
    }
}
