package health.pratique.format.fhir;

import health.pratique.format.FieldEdit;
import health.pratique.format.FieldMeaning;
import health.pratique.format.OpenedDocument;
import health.pratique.format.TextField;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Edits what stands in base64 inside a resource. Text, markup, FHIR and documents of other formats are opened and edited like the rest;
 * anything else is shown by its media type only. Markup comes back as plain text once it is edited. Serves one walk.
 */
final class AttachmentEdits {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final EmbeddedDocuments embedded;
    private final Map<JsonObject, String> rewrittenTypes = new IdentityHashMap<>();

    AttachmentEdits(EmbeddedDocuments embedded) {
        this.embedded = embedded;
    }

    /** The edited data; null when it is removed. */
    @Nullable
    JsonValue data(Primitive primitive, String base64, String path, Function<TextField, FieldEdit> edit) {
        byte[] bytes = decode(base64);
        String owner = primitive.element().owner();
        boolean described = owner.equals("Attachment") || owner.equals("Binary");
        String contentType = described ? primitive.owner().text("contentType").orElse("") : "";
        return switch (described ? embedded.open(contentType, bytes) : new Embedded.Opaque()) {
            case Embedded.Opaque opaque -> {
                String media = EmbeddedDocuments.mediaType(contentType);
                boolean kept =
                        edit.apply(new TextField(path, FieldMeaning.ATTACHMENT, media)) instanceof FieldEdit.Keep;
                yield kept ? new JsonText(base64) : null;
            }
            case Embedded.Prose(String text, String rewrittenType) ->
                switch (edit.apply(new TextField(path, FieldMeaning.FREE_TEXT, text))) {
                    case FieldEdit.Keep keep -> new JsonText(base64);
                    case FieldEdit.Remove remove -> null;
                    case FieldEdit.Replace(String value) -> {
                        rewrittenTypes.put(primitive.owner(), rewrittenType);
                        yield value.isEmpty() ? null : encode(value);
                    }
                };
            case Embedded.Document(OpenedDocument document) ->
                document(primitive.owner(), base64, path + ".", document, edit);
            case Embedded.Fhir(FhirResource resource) -> encode(resource.rewrite(edit, path + "."));
        };
    }

    /** The document with its edits; as it was sent when there are none, and null when nothing is left of it. */
    private @Nullable JsonValue document(
            JsonObject owner,
            String base64,
            String prefix,
            OpenedDocument document,
            Function<TextField, FieldEdit> edit) {
        Map<String, FieldEdit> edits = new HashMap<>();
        for (TextField field : document.fields()) {
            edits.put(field.path(), edit.apply(new TextField(prefix + field.path(), field.meaning(), field.value())));
        }
        if (edits.values().stream().allMatch(FieldEdit.Keep.class::isInstance)) {
            return new JsonText(base64);
        }
        byte[] clean = document.rewrite(field -> edits.getOrDefault(field.path(), FieldEdit.REMOVE));
        if (document.format() == DocumentFormat.RTF) {
            rewrittenTypes.put(owner, EmbeddedDocuments.TEXT);
        }
        return clean.length == 0 ? null : encode(clean);
    }

    /** Sets right what describes the data, once the data has changed. */
    Map<String, JsonValue> settled(FhirType type, JsonObject before, Map<String, JsonValue> after) {
        JsonValue data = after.get("data");
        JsonValue original = before.get("data");
        boolean carrier = type.name().equals("Attachment") || type.name().equals("Binary");
        if (!carrier || original == null || original.equals(data)) {
            return after;
        }
        String rewrittenType = rewrittenTypes.remove(before);
        if (!(data instanceof JsonText(String base64))) {
            after.remove("hash");
            after.remove("size");
            return after;
        }
        if (rewrittenType != null) {
            after.put("contentType", new JsonText(rewrittenType));
        }
        byte[] bytes = Base64.getDecoder().decode(base64);
        after.computeIfPresent("size", (name, old) -> new JsonNumber(Integer.toString(bytes.length)));
        after.computeIfPresent("hash", (name, old) -> new JsonText(sha1(bytes)));
        return after;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(WHITE_SPACE.matcher(base64).replaceAll(""));
        } catch (IllegalArgumentException malformed) {
            throw FhirWalk.invalid();
        }
    }

    private static JsonText encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonText encode(byte[] bytes) {
        return new JsonText(Base64.getEncoder().encodeToString(bytes));
    }

    /** {@code Attachment.hash} is SHA-1 by definition (R4, 2.24.0.8); it protects nothing here. */
    private static String sha1(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-1", missing);
        }
    }
}
