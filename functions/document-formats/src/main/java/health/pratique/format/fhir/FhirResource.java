package health.pratique.format.fhir;

import health.pratique.fault.DocumentRejected;
import health.pratique.format.DocumentFacts;
import health.pratique.format.FieldEdit;
import health.pratique.format.FormatLimits;
import health.pratique.format.TextField;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A resource that fits HAPI's model of R4. Immutable; holds PHI, so prints as {@code [PHI]}. */
public final class FhirResource {

    private final JsonObject root;
    private final FormatLimits limits;
    private final int nesting;
    private final ResourceIndex index;
    private final List<TextField> fields;

    private FhirResource(JsonObject root, FormatLimits limits, int nesting) {
        this.root = root;
        this.limits = limits;
        this.nesting = nesting;
        this.index = new ResourceIndex(root);
        List<TextField> found = new ArrayList<>();
        walk(
                field -> {
                    found.add(field);
                    return FieldEdit.KEEP;
                },
                "");
        this.fields = List.copyOf(found);
    }

    /**
     * @throws DocumentRejected FORMAT_INVALID when the object has members that R4 does not know
     */
    public static FhirResource of(JsonObject root, FormatLimits limits) {
        return new FhirResource(root, limits, 0);
    }

    /** The resource first, then those in it, contained ones included, in document order; nothing else of it is read. */
    public static List<JsonObject> resourcesOf(JsonObject root) {
        return List.copyOf(new ResourceIndex(root).resources());
    }

    static FhirResource embedded(JsonObject root, FormatLimits limits, int nesting) {
        return new FhirResource(root, limits, nesting);
    }

    public List<TextField> fields() {
        return fields;
    }

    /** This resource first, then those in it, contained ones included, in document order. */
    public List<JsonObject> resources() {
        return List.copyOf(index.resources());
    }

    public DocumentFacts facts() {
        return FhirFacts.of(index, fields);
    }

    /** The edited resource in compact JSON. */
    public String rewrite(Function<TextField, FieldEdit> edit) {
        return rewrite(edit, "");
    }

    /** The edited resource as a tree. */
    public JsonObject edited(Function<TextField, FieldEdit> edit) {
        return walk(edit, "");
    }

    /** As {@link #rewrite(Function)}, with paths that begin where the resource stands in a larger document. */
    public String rewrite(Function<TextField, FieldEdit> edit, String pathPrefix) {
        return JsonWriter.write(walk(edit, pathPrefix), 1 << 16);
    }

    private JsonObject walk(Function<TextField, FieldEdit> edit, String pathPrefix) {
        AttachmentEdits attachments = new AttachmentEdits(new EmbeddedDocuments(limits, nesting));
        return new FhirWalk(FhirSchema.r4(), index, edit, attachments)
                .resource(root, pathPrefix + root.text("resourceType").orElse(""));
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
