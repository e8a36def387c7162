package health.pratique.format;

import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A plain text note: one field of natural language. */
public final class TextDocument implements OpenedDocument {

    /** The path of the only field. */
    public static final String PATH = "text";

    private final TextField field;

    TextDocument(String text) {
        this.field = new TextField(PATH, FieldMeaning.FREE_TEXT, text);
    }

    @Override
    public DocumentFormat format() {
        return DocumentFormat.TEXT;
    }

    @Override
    public List<TextField> fields() {
        return List.of(field);
    }

    @Override
    public DocumentFacts facts() {
        return new DocumentFacts(
                DocumentFormat.TEXT,
                null,
                List.of(),
                List.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                1,
                field.value().length());
    }

    @Override
    public byte[] rewrite(Function<TextField, FieldEdit> edit) {
        return switch (edit.apply(field)) {
            case FieldEdit.Keep keep -> field.value().getBytes(StandardCharsets.UTF_8);
            case FieldEdit.Replace(String value) -> value.getBytes(StandardCharsets.UTF_8);
            case FieldEdit.Remove remove -> new byte[0];
        };
    }

    @Override
    public OpenedDocument reread(byte[] copy, FormatLimits limits) {
        return new TextDocument(new String(copy, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "TextDocument[PHI]";
    }
}
