package health.pratique.publish;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.clinical.ResourceKey;
import health.pratique.clinical.View;
import health.pratique.model.DocumentKind;
import health.pratique.model.LoincDocumentTypes;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What is said of a document itself: that it is there, and which resources come from it. */
record DocumentStatements(PublishedRelease release, View view) {

    private static final String LOINC = "http://loinc.org";
    private static final String CATEGORIES =
            "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category";

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
        type(reference.putObject("type"));
        coded(reference.putArray("category").addObject(), CATEGORIES, "clinical-note");
        reference.putObject("subject").put("reference", release.ids().patient().toString());
        if (view == View.IDENTIFIED) {
            // A document comes soon after what it tells of: 45 CFR 164.514(b)(2)(i)(C).
            reference.put("date", release.receivedAt().toString());
        }
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
        coded(agent.putObject("type"), PARTICIPANT, "assembler");
        agent.putObject("who").put("display", "Pratique");
        provenance
                .putArray("entity")
                .addObject()
                .put("role", "source")
                .putObject("what")
                .put("reference", keys().reference().toString());
        return provenance;
    }

    private void type(ObjectNode type) {
        DocumentKind kind = release.kind();
        LoincDocumentTypes.type(kind).ifPresent(code -> coded(type, LOINC, code));
        type.put(
                "text",
                kind.name().charAt(0)
                        + kind.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static void coded(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
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
