package health.pratique.api.fhir;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import health.pratique.clinical.StoredResource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a Bundle around resources that are JSON already: none of them is parsed again. */
final class BundleText {

    private final StringBuilder text = new StringBuilder(16_384);
    private final String base;
    private boolean linked;
    private boolean filled;

    /**
     * @param type of the bundle
     * @param base where the server is, without a slash at the end
     */
    BundleText(String type, String base, Instant now) {
        this.base = base;
        text.append("{\"resourceType\":\"Bundle\",\"id\":\"")
                .append(UUID.randomUUID())
                .append("\",\"meta\":{\"lastUpdated\":\"")
                .append(now.truncatedTo(ChronoUnit.MILLIS))
                .append("\"},\"type\":\"")
                .append(type)
                .append('"');
    }

    BundleText total(long total) {
        text.append(",\"total\":").append(total);
        return this;
    }

    BundleText link(String relation, String url) {
        text.append(linked ? "," : ",\"link\":[");
        linked = true;
        text.append("{\"relation\":\"").append(relation).append("\",\"url\":");
        quoted(url);
        text.append('}');
        return this;
    }

    /** @param mode {@code match} or {@code include} */
    BundleText found(StoredResource resource, String json, String mode) {
        begin();
        fullUrl(resource);
        text.append(",\"resource\":")
                .append(json)
                .append(",\"search\":{\"mode\":\"")
                .append(mode)
                .append("\"}}");
        return this;
    }

    /** A version of a history. */
    BundleText version(StoredResource version) {
        begin();
        fullUrl(version);
        if (!version.deleted()) {
            text.append(",\"resource\":").append(version.json());
        }
        String method = version.deleted() ? "DELETE" : version.version() == 1 ? "POST" : "PUT";
        text.append(",\"request\":{\"method\":\"").append(method).append("\",\"url\":\"");
        text.append(
                version.version() == 1 && !version.deleted()
                        ? version.type()
                        : version.key().toString());
        text.append("\"}");
        response(version.deleted() ? "204" : version.version() == 1 ? "201" : "200", version);
        text.append('}');
        return this;
    }

    /**
     * What became of one entry of a batch or transaction.
     *
     * @param version null when there is none
     * @param outcome an OperationOutcome or a resource as JSON; null for none
     */
    BundleText answered(
            String status, @Nullable StoredResource version, @Nullable String resource, @Nullable String outcome) {
        begin();
        if (version != null) {
            fullUrl(version);
        } else {
            text.append('{');
        }
        if (resource != null) {
            text.append(version == null ? "" : ",").append("\"resource\":").append(resource);
        }
        if (version != null) {
            response(status, version);
        } else {
            text.append(resource == null ? "" : ",")
                    .append("\"response\":{\"status\":\"")
                    .append(status)
                    .append('"');
            if (outcome != null) {
                text.append(",\"outcome\":").append(outcome);
            }
            text.append('}');
        }
        text.append('}');
        return this;
    }

    @Override
    public String toString() {
        if (linked && !filled) {
            return text + "]}";
        }
        return text + (filled ? "]}" : "}");
    }

    private void begin() {
        if (!filled) {
            text.append(linked ? "]" : "").append(",\"entry\":[");
        } else {
            text.append(',');
        }
        filled = true;
    }

    private void fullUrl(StoredResource resource) {
        text.append("{\"fullUrl\":");
        quoted(base + "/" + resource.key());
    }

    private void response(String status, StoredResource version) {
        text.append(",\"response\":{\"status\":\"").append(status).append("\",\"location\":");
        quoted(base + "/" + version.key() + "/_history/" + version.version());
        text.append(",\"etag\":\"W/\\\"")
                .append(version.version())
                .append("\\\"\",\"lastModified\":\"")
                .append(version.lastUpdated())
                .append("\"}");
    }

    private void quoted(String value) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }
}
