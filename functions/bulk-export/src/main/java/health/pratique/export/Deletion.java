package health.pratique.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.ResourceKey;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.model.Custodian;
import java.util.Optional;

/**
 * That a resource is there no more, as an export tells it: a transaction that would delete it (Bulk Data Access 2.0, section 2.5.5.1).
 * Whoever would have seen the resource as it was last is told, and nobody else.
 */
final class Deletion {

    private static final int MOST_VERSIONS = 100;

    private Deletion() {}

    static String line(ResourceKey deleted) {
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "transaction");
        bundle.putArray("entry")
                .addObject()
                .putObject("request")
                .put("method", "DELETE")
                .put("url", deleted.toString());
        return bundle.toString();
    }

    /** Of which resource a line tells. */
    static ResourceKey key(JsonNode line) {
        return ResourceKey.find(line.at("/entry/0/request/url").asText())
                .orElseThrow(() -> new IllegalStateException("a line that tells of no resource"));
    }

    /** As it was last; empty when nothing is known of it any more. */
    static Optional<StoredResource> last(ClinicalStore store, Custodian custodian, View view, ResourceKey deleted) {
        return store.history(custodian, view, deleted.type(), deleted.id(), MOST_VERSIONS).stream()
                .filter(version -> !version.deleted())
                .findFirst();
    }
}
