package health.pratique.format.fhir.rule;

import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.function.Predicate;

/** How the values of a primitive type are written (R4, 2.24.0.1). Read character by character: no expression backtracks. */
public enum PrimitiveForm {
    BOOLEAN(value -> value == JsonLiteral.TRUE || value == JsonLiteral.FALSE),
    INTEGER(number(digits -> WholeNumbers.isAtLeast(digits, Integer.MIN_VALUE))),
    UNSIGNED_INT(number(digits -> WholeNumbers.isAtLeast(digits, 0))),
    POSITIVE_INT(number(digits -> WholeNumbers.isAtLeast(digits, 1))),
    DECIMAL(number(digits -> true)),
    STRING(text(TextForms::isString)),
    CODE(text(TextForms::isCode)),
    ID(text(TextForms::isId)),
    URI(text(TextForms::isUri)),
    OID(text(TextForms::isOid)),
    UUID(text(TextForms::isUuid)),
    BASE64_BINARY(text(TextForms::isBase64)),
    DATE(text(DateForms::isDate)),
    DATE_TIME(text(DateForms::isDateTime)),
    INSTANT(text(DateForms::isInstant)),
    TIME(text(DateForms::isTime));

    private final Predicate<JsonValue> form;

    PrimitiveForm(Predicate<JsonValue> form) {
        this.form = form;
    }

    /**
     * @param type such as {@code dateTime}
     * @throws IllegalArgumentException when R4 has no such primitive
     */
    public static PrimitiveForm of(String type) {
        return switch (type) {
            case "boolean" -> BOOLEAN;
            case "integer" -> INTEGER;
            case "unsignedInt" -> UNSIGNED_INT;
            case "positiveInt" -> POSITIVE_INT;
            case "decimal" -> DECIMAL;
            case "string", "markdown", "xhtml" -> STRING;
            case "code" -> CODE;
            case "id" -> ID;
            case "uri", "url", "canonical" -> URI;
            case "oid" -> OID;
            case "uuid" -> UUID;
            case "base64Binary" -> BASE64_BINARY;
            case "date" -> DATE;
            case "dateTime" -> DATE_TIME;
            case "instant" -> INSTANT;
            case "time" -> TIME;
            default -> throw new IllegalArgumentException("no primitive type of R4");
        };
    }

    public boolean fits(JsonValue value) {
        return form.test(value);
    }

    private static Predicate<JsonValue> text(Predicate<String> form) {
        return value -> value instanceof JsonText(String text) && (form.test(text) || isBlank(text));
    }

    /** White space is no value, but readers take it for one that is missing: no reason to lose a document. */
    private static boolean isBlank(String text) {
        return !text.isEmpty() && text.isBlank();
    }

    private static Predicate<JsonValue> number(Predicate<String> form) {
        return value -> value instanceof JsonNumber(String digits) && form.test(digits);
    }
}
