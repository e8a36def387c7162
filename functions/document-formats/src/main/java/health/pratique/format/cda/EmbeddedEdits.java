package health.pratique.format.cda;

import health.pratique.format.FieldEdit;
import health.pratique.format.FieldMeaning;
import health.pratique.format.TextField;
import health.pratique.format.xml.XmlElement;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

/** Edits base64 data: a document that was opened by the rules of its own format, markup as plain text, anything else as a whole. */
final class EmbeddedEdits {

    private final Function<TextField, FieldEdit> edit;

    EmbeddedEdits(Function<TextField, FieldEdit> edit) {
        this.edit = edit;
    }

    /** Whether it is another format once it is edited. */
    static boolean becomesText(Embedded embedded) {
        return switch (embedded) {
            case Embedded.Opaque opaque -> false;
            case Embedded.Prose prose -> true;
            case Embedded.Opened opened -> opened.document().format() == DocumentFormat.RTF;
        };
    }

    /** The data in base64; empty if they are removed. */
    String edited(String path, Embedded embedded, String base64, XmlElement carrier) {
        return switch (embedded) {
            case Embedded.Opaque opaque -> {
                String media = EmbeddedDocuments.mediaType(carrier);
                yield edit.apply(new TextField(path, FieldMeaning.ATTACHMENT, media)) instanceof FieldEdit.Keep
                        ? base64
                        : "";
            }
            case Embedded.Prose prose ->
                switch (edit.apply(new TextField(path, FieldMeaning.FREE_TEXT, prose.text()))) {
                    case FieldEdit.Keep keep -> base64;
                    case FieldEdit.Remove remove -> "";
                    case FieldEdit.Replace(String value) -> encoded(value.getBytes(StandardCharsets.UTF_8));
                };
            case Embedded.Opened opened -> {
                byte[] after = opened.document()
                        .rewrite(field ->
                                edit.apply(new TextField(path + "." + field.path(), field.meaning(), field.value())));
                yield Arrays.equals(after, opened.content()) ? base64 : encoded(after);
            }
        };
    }

    private static String encoded(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }
}
