package health.pratique.format.fhir;

import health.pratique.format.FieldEdit;
import health.pratique.format.FieldMeaning;
import health.pratique.format.TextField;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import health.pratique.format.text.Markup;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows single values to an edit, and fits what comes back to the value's FHIR type. */
final class PrimitiveEdits {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("(-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,17})?)\\+?");
    private static final Pattern ABSOLUTE =
            Pattern.compile("(?i)(?:https?|ftp|mailto|tel|mllp|file):.*", Pattern.DOTALL);
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");

    private final FhirSchema schema;
    private final Function<TextField, FieldEdit> edit;

    PrimitiveEdits(FhirSchema schema, Function<TextField, FieldEdit> edit) {
        this.schema = schema;
        this.edit = edit;
    }

    /** The edited value; null when it is removed. */
    @Nullable
    JsonValue edited(String type, FieldMeaning meaning, JsonValue value, String path) {
        return switch (value) {
            case JsonText(String text) when meaning == FieldMeaning.REFERENCE -> reference(text, path);
            case JsonText(String text) -> text(type, meaning, text, path);
            case JsonNumber(String digits)
            when meaning == FieldMeaning.AGE || meaning == FieldMeaning.GEOLOCATION ->
                apply(meaning, digits, path, PrimitiveEdits::number, value);
            // A number or a boolean where text belongs would pass unseen.
            default -> throw FhirWalk.invalid();
        };
    }

    private @Nullable JsonValue text(String type, FieldMeaning meaning, String text, String path) {
        JsonValue original = new JsonText(text);
        return switch (type) {
            case "xhtml" -> {
                ActiveContent.refuse(text);
                yield apply(meaning, Markup.toText(text), path, PrimitiveEdits::div, original);
            }
            case "date", "dateTime", "instant" ->
                apply(meaning, text, path, date -> FhirDates.fit(type, date).map(JsonText::new), original);
            case "id" -> apply(meaning, text, path, PrimitiveEdits::id, original);
            case "uri", "url", "canonical", "uuid", "oid" -> apply(meaning, text, path, PrimitiveEdits::uri, original);
            default -> apply(meaning, text, path, PrimitiveEdits::string, original);
        };
    }

    private @Nullable JsonValue reference(String text, String path) {
        ReferenceValue reference =
                path.endsWith(".ifNoneExist") ? ReferenceValue.parseQuery(text) : ReferenceValue.parse(text, schema);
        if (ABSOLUTE.matcher(text).matches() && !reference.namesType(schema)) {
            return text("url", FieldMeaning.URL, text, path);
        }
        StringBuilder edited = new StringBuilder();
        int ids = 0;
        boolean broken = false;
        for (ReferenceValue.Part part : reference.parts()) {
            if (!part.id()) {
                edited.append(part.text());
                continue;
            }
            String place = ids++ == 0 ? path : path + "#" + ids;
            JsonValue id =
                    apply(FieldMeaning.REFERENCE, part.text(), place, PrimitiveEdits::id, new JsonText(part.text()));
            broken |= id == null;
            edited.append(id instanceof JsonText(String kept) ? kept : "");
        }
        String joined = edited.toString();
        boolean movedOid = joined.startsWith("urn:oid:") && !joined.equals(text);
        return broken ? null : new JsonText(movedOid ? "urn:uuid:" + joined.substring(8) : joined);
    }

    private @Nullable JsonValue apply(
            FieldMeaning meaning,
            String value,
            String path,
            Function<String, Optional<? extends JsonValue>> fit,
            JsonValue original) {
        return switch (edit.apply(new TextField(path, meaning, value))) {
            case FieldEdit.Keep keep -> original;
            case FieldEdit.Remove remove -> null;
            case FieldEdit.Replace(String replacement) -> fit.apply(replacement).orElse(null);
        };
    }

    private static Optional<JsonValue> number(String value) {
        Matcher number = NUMBER.matcher(value.strip());
        return number.matches() ? Optional.of(new JsonNumber(number.group(1))) : Optional.empty();
    }

    private static Optional<JsonValue> id(String value) {
        return ID.matcher(value).matches() ? Optional.of(new JsonText(value)) : Optional.empty();
    }

    private static Optional<JsonValue> uri(String value) {
        try {
            return value.isBlank() ? Optional.empty() : Optional.of(new JsonText(new URI(value).toString()));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<JsonValue> div(String value) {
        return string(value)
                .map(text -> text instanceof JsonText(String plain) ? new JsonText(Markup.toDiv(plain)) : text);
    }

    private static Optional<JsonValue> string(String value) {
        String printable = UNPRINTABLE.matcher(value).replaceAll(" ");
        return printable.isBlank() ? Optional.empty() : Optional.of(new JsonText(printable));
    }
}
