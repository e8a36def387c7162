package health.pratique.format;

import health.pratique.format.rtf.RtfText;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An RTF document. It is released as the plain text in it: what its properties say is searched, so that its author is known in the
 * text too, and then goes, as do pictures, objects, comments, revisions and all form.
 */
public final class RtfDocument implements OpenedDocument {

    private final List<TextField> fields;

    RtfDocument(RtfText rtf) {
        List<TextField> all = new ArrayList<>();
        all.add(new TextField(TextDocument.PATH, FieldMeaning.FREE_TEXT, rtf.text()));
        rtf.properties().forEach((name, value) -> all.add(new TextField("info." + name, meaning(name), value)));
        this.fields = List.copyOf(all);
    }

    private static FieldMeaning meaning(String property) {
        return switch (property) {
            case "author", "operator", "manager" -> FieldMeaning.PERSON_NAME;
            case "company" -> FieldMeaning.ORGANIZATION;
            default -> FieldMeaning.FREE_TEXT;
        };
    }

    @Override
    public DocumentFormat format() {
        return DocumentFormat.RTF;
    }

    @Override
    public List<TextField> fields() {
        return fields;
    }

    @Override
    public DocumentFacts facts() {
        return new DocumentFacts(
                DocumentFormat.RTF,
                null,
                List.of(),
                List.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                fields.size(),
                fields.getFirst().value().length());
    }

    @Override
    public byte[] rewrite(Function<TextField, FieldEdit> edit) {
        String text = "";
        for (TextField field : fields) {
            FieldEdit edited = edit.apply(field);
            if (field.path().equals(TextDocument.PATH)) {
                text = switch (edited) {
                    case FieldEdit.Keep keep -> field.value();
                    case FieldEdit.Replace(String value) -> value;
                    case FieldEdit.Remove remove -> "";
                };
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public OpenedDocument reread(byte[] copy, FormatLimits limits) {
        return new TextDocument(new String(copy, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "RtfDocument[PHI]";
    }
}
