package health.pratique.format.fhir;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FieldEdit;
import health.pratique.format.FieldMeaning;
import health.pratique.format.TextField;
import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a resource: shows each field to the edit and builds the edited resource. Reading fields is the same pass with an
 * edit that keeps everything, so that what is read and what is rewritten cannot differ.
 */
final class FhirWalk {

    private static final Set<String> GENERATED = Set.of("generated", "extensions", "empty");

    private final FhirSchema schema;
    private final ResourceIndex index;
    private final Function<TextField, FieldEdit> edit;
    private final PrimitiveEdits primitives;
    private final AttachmentEdits attachments;

    FhirWalk(FhirSchema schema, ResourceIndex index, Function<TextField, FieldEdit> edit, AttachmentEdits attachments) {
        this.schema = schema;
        this.index = index;
        this.edit = edit;
        this.primitives = new PrimitiveEdits(schema, edit);
        this.attachments = attachments;
    }

    JsonObject resource(JsonObject resource, String path) {
        String name = resource.text("resourceType").orElseThrow(FhirWalk::invalid);
        JsonObject edited = members(resource, schema.resource(name), new Place(path, null, null));
        return resource.get("contained") == null ? edited : LocalReferences.settled(edited);
    }

    /**
     * @param inherited what text in an extension here means, by the element that it extends
     * @param contextual what the display of a reference or the text of a narrative means here
     */
    private record Place(
            String path,
            @Nullable FieldMeaning inherited,
            @Nullable FieldMeaning contextual) {}

    private JsonObject members(JsonObject object, FhirType type, Place place) {
        Map<String, JsonValue> out = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> entry : object.members().entrySet()) {
            String member = entry.getKey();
            boolean extensionsOnly = member.startsWith("_");
            String base = extensionsOnly ? member.substring(1) : member;
            if (member.equals("resourceType") && type.kind() == FhirKind.RESOURCE) {
                out.put(member, entry.getValue());
            } else if (!extensionsOnly || object.get(base) == null) {
                FhirElement element = type.element(base);
                if (element == null) {
                    throw invalid();
                }
                member(object, element, place, out);
            }
        }
        return RequiredByRule.masked(
                type, object, Shapes.settled(type, object, attachments.settled(type, object, out)));
    }

    private void member(JsonObject object, FhirElement element, Place place, Map<String, JsonValue> out) {
        String path = place.path() + "." + element.member();
        JsonValue value = object.get(element.member());
        if (value != null && value instanceof JsonArray != element.repeats()) {
            throw invalid();
        }
        if (element.type().kind() == FhirKind.PRIMITIVE) {
            JsonValue extensions = object.get("_" + element.member());
            primitive(
                    new Primitive(object, element, value, extensions, place.inherited(), place.contextual()),
                    path,
                    out);
        } else if (value instanceof JsonArray(List<JsonValue> values)) {
            List<JsonValue> kept = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                JsonValue edited = complex(values.get(i), element, path + "[" + i + "]", place);
                if (edited != null) {
                    kept.add(edited);
                }
            }
            if (!kept.isEmpty()) {
                out.put(element.member(), new JsonArray(kept));
            }
        } else if (value != null) {
            JsonValue edited = complex(value, element, path, place);
            if (edited != null) {
                out.put(element.member(), edited);
            }
        }
        if (element.required() && !out.containsKey(element.member()) && !out.containsKey("_" + element.member())) {
            Shapes.mask(element, out);
        }
    }

    private @Nullable JsonObject complex(JsonValue value, FhirElement element, String path, Place outer) {
        if (!(value instanceof JsonObject object)) {
            throw invalid();
        }
        if (element.type().kind() == FhirKind.RESOURCE) {
            JsonObject resource = resource(object, path);
            // Nothing can point to a contained resource without id (R4, 2.3.0.4), and it may not be there.
            boolean orphaned = element.member().equals("contained") && resource.get("id") == null;
            return orphaned ? null : resource;
        }
        String type = element.type().name();
        if (type.equals("Attachment") && element.member().equals("photo")) {
            String mediaType = object.text("contentType").orElse("");
            boolean kept = edit.apply(new TextField(path, FieldMeaning.PHOTO, mediaType)) instanceof FieldEdit.Keep;
            return kept ? object : null;
        }
        JsonObject edited = members(object, element.type(), inside(object, element, path, outer));
        return edited.isEmpty() ? null : edited;
    }

    private Place inside(JsonObject object, FhirElement element, String path, Place outer) {
        return switch (element.type().name()) {
            case "Extension" -> {
                FieldMeaning known =
                        object.text("url").map(Meanings::ofExtension).orElse(null);
                yield new Place(path, known != null ? known : outer.inherited(), null);
            }
            case "Reference" -> new Place(path, null, display(object, element));
            case "Narrative" -> new Place(path, null, narrative(object, element));
            default -> new Place(path, Meanings.inherited(element.type().name()), null);
        };
    }

    /** What the words beside a reference mean, by the type that it points to; a person when in doubt. */
    private FieldMeaning display(JsonObject reference, FhirElement element) {
        return reference
                .text("reference")
                .flatMap(target -> index.typeOf(target, schema))
                .or(() -> reference.text("type"))
                .map(ReferenceDisplay::of)
                .orElseGet(() -> ReferenceDisplay.ofAny(element.targets()));
    }

    /**
     * Only a resource's own text that its author calls generated repeats what the data say (R4, 2.4.0); a document's sections,
     * and text with additional content, are the content.
     */
    private static FieldMeaning narrative(JsonObject narrative, FhirElement element) {
        boolean repeats = GENERATED.contains(narrative.text("status").orElse(""));
        return repeats && !element.owner().contains(".") ? FieldMeaning.NARRATIVE : FieldMeaning.FREE_TEXT;
    }

    /** A primitive and its extensions side by side, single or in two arrays of equal order (R4, 2.6.2.3). */
    private void primitive(Primitive primitive, String path, Map<String, JsonValue> out) {
        String member = primitive.element().member();
        if (!(primitive.value() instanceof JsonArray) && !(primitive.extensions() instanceof JsonArray)) {
            JsonValue value = value(primitive, primitive.value(), path);
            JsonValue extensions = extensions(primitive, primitive.extensions(), path);
            put(out, member, value);
            put(out, "_" + member, extensions);
            return;
        }
        List<JsonValue> values = Shapes.elements(primitive.value());
        List<JsonValue> extensions = Shapes.elements(primitive.extensions());
        List<JsonValue> keptValues = new ArrayList<>();
        List<JsonValue> keptExtensions = new ArrayList<>();
        for (int i = 0; i < Math.max(values.size(), extensions.size()); i++) {
            String place = path + "[" + i + "]";
            JsonValue value = value(primitive, i < values.size() ? values.get(i) : null, place);
            JsonValue extension = extensions(primitive, i < extensions.size() ? extensions.get(i) : null, place);
            if (value != null || extension != null) {
                keptValues.add(value == null ? JsonLiteral.NULL : value);
                keptExtensions.add(extension == null ? JsonLiteral.NULL : extension);
            }
        }
        boolean extended = !Shapes.allNull(keptExtensions);
        if (extended || !Shapes.allNull(keptValues)) {
            // HAPI does not read an array of extensions without the array beside it.
            out.put(member, new JsonArray(keptValues));
        }
        if (extended) {
            out.put("_" + member, new JsonArray(keptExtensions));
        }
    }

    private @Nullable JsonValue value(Primitive primitive, @Nullable JsonValue value, String path) {
        if (value == null || value == JsonLiteral.NULL) {
            return null;
        }
        if (value instanceof JsonObject || value instanceof JsonArray) {
            throw invalid();
        }
        FieldMeaning meaning = primitive.meaning();
        if (meaning == FieldMeaning.ATTACHMENT && value instanceof JsonText(String base64)) {
            return attachments.data(primitive, base64, path, edit);
        }
        return meaning == null
                ? value
                : primitives.edited(primitive.element().type().name(), meaning, value, path);
    }

    private @Nullable JsonValue extensions(Primitive primitive, @Nullable JsonValue value, String path) {
        if (value == null || value == JsonLiteral.NULL) {
            return null;
        }
        if (!(value instanceof JsonObject object)) {
            throw invalid();
        }
        FieldMeaning meaning = primitive.meaning();
        FieldMeaning inherited = meaning == null || meaning.prose() ? primitive.inherited() : meaning;
        JsonObject edited = members(object, primitive.element().type(), new Place(path + "._", inherited, null));
        return edited.isEmpty() ? null : edited;
    }

    private static void put(Map<String, JsonValue> out, String member, @Nullable JsonValue value) {
        if (value != null) {
            out.put(member, value);
        }
    }

    static DocumentRejected invalid() {
        return new DocumentRejected(ReasonCode.FORMAT_INVALID);
    }
}
