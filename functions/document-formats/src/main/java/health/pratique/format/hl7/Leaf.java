package health.pratique.format.hl7;

import health.pratique.format.FieldMeaning;
import health.pratique.format.OpenedDocument;
import health.pratique.format.TextField;
import health.pratique.model.DocumentFormat;
import org.jspecify.annotations.Nullable;

/**
 * One value that an edit may change: a component, a subcomponent, or a repetition of free text.
 *
 * @param start offset of the value as it is written
 * @param end offset behind it
 * @param field as edits see it
 * @param hex whether encoded data is written in hexadecimal digits, not in base64
 * @param document the document that the value carries in base64, opened; its own fields are shown in place of this one
 */
record Leaf(
        int start,
        int end,
        Delimiters delimiters,
        TextField field,
        Form form,
        boolean hex,
        @Nullable OpenedDocument document) {

    /** How the shown value is written. */
    enum Form {
        /** With escapes. */
        TEXT,
        /** A part of the message type, of which something has to stay. */
        TYPE,
        /** A time stamp, shown in ISO 8601. */
        STAMP,
        /** A date in a notation that HL7 has not, shown as it is. */
        ODD_DATE,
        /** Not opened; kept or removed as a whole. */
        OPAQUE,
        /** Markup or text of another kind, in base64, shown as plain text. */
        ENCODED_TEXT,
        /** A document in base64. */
        DOCUMENT
    }

    static Leaf of(int start, int end, Delimiters delimiters, String path, FieldMeaning meaning, String value) {
        boolean date = meaning == FieldMeaning.DATE || meaning == FieldMeaning.BIRTH_DATE;
        String iso = date ? Hl7Dates.toIso(value.strip()).orElse("") : "";
        Form form = !date ? Form.TEXT : iso.isEmpty() ? Form.ODD_DATE : Form.STAMP;
        return new Leaf(
                start, end, delimiters, new TextField(path, meaning, iso.isEmpty() ? value : iso), form, false, null);
    }

    static Leaf type(int start, int end, Delimiters delimiters, String path, FieldMeaning meaning, String value) {
        return new Leaf(start, end, delimiters, new TextField(path, meaning, value), Form.TYPE, false, null);
    }

    /** The same value in the same place, of another meaning. */
    Leaf meaning(FieldMeaning other) {
        return new Leaf(start, end, delimiters, new TextField(field.path(), other, field.value()), form, hex, document);
    }

    static Leaf opaque(int start, int end, Delimiters delimiters, String path, String mediaType) {
        TextField field = new TextField(path, FieldMeaning.ATTACHMENT, mediaType);
        return new Leaf(start, end, delimiters, field, Form.OPAQUE, false, null);
    }

    /** Whether markup in it is written as plain text once it is edited. */
    boolean becomesText() {
        return form == Form.ENCODED_TEXT || document != null && document.format() == DocumentFormat.RTF;
    }

    @Override
    public String toString() {
        return "Leaf[PHI]";
    }
}
