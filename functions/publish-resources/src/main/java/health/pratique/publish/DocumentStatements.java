package health.pratique.publish;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.clinical.ResourceKey;
import java.util.Collection;
import java.util.List;

/** What is said of a document itself: that it is there, and which resources come from it. */
record DocumentStatements(PublishedRelease release) {

    /** Of Provenance that this function wrote, so that nobody else's counts as where a resource comes from. */
    static final String TAG_SYSTEM = "https://pratique.health/fhir/CodeSystem/publication";

    static final String TAG = "document";

    private static final String DOCUMENTS = "https://pratique.health/fhir/NamingSystem/document-id";
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    /** Without the document's own bytes: whoever may have them gets them from HealthAPI's documents. */
    ObjectNode documentReference(String mediaType) {
        ObjectNode reference = resource(keys().reference());
        reference.put("status", "current");
        reference
                .putObject("masterIdentifier")
                .put("system", DOCUMENTS)
                .put("value", release.id().value());
        reference.putObject("type").put("text", release.kind());
        reference.putObject("subject").put("reference", release.ids().patient().toString());
        reference.put("date", release.receivedAt().toString());
        reference
                .putArray("content")
                .addObject()
                .putObject("attachment")
                .put("contentType", mediaType)
                .put("creation", release.releasedAt().toString())
                .put("url", "/v1/documents/" + release.id().value() + "/content");
        return reference;
    }

    ObjectNode provenance(int number, Collection<ResourceKey> targets) {
        ObjectNode provenance = resource(keys().provenance(number));
        provenance
                .putObject("meta")
                .putArray("tag")
                .addObject()
                .put("system", TAG_SYSTEM)
                .put("code", TAG);
        List<ResourceKey> all = List.copyOf(targets);
        var list = provenance.putArray("target");
        all.forEach(target -> list.addObject().put("reference", target.toString()));
        provenance.put("recorded", release.releasedAt().toString());
        ObjectNode agent = provenance.putArray("agent").addObject();
        agent.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", PARTICIPANT)
                .put("code", "assembler");
        agent.putObject("who").put("display", "Pratique");
        provenance
                .putArray("entity")
                .addObject()
                .put("role", "source")
                .putObject("what")
                .put("reference", keys().reference().toString());
        return provenance;
    }

    private DocumentKeys keys() {
        return release.ids().document();
    }

    private static ObjectNode resource(ResourceKey key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", key.type())
                .put("id", key.id());
    }
}
