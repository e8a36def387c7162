package health.pratique.format.fhir;

import health.pratique.format.FieldMeaning;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A primitive element in its object.
 *
 * @param inherited what the element means if it is text in an extension
 * @param contextual what the element means if it is the display of a reference or the text of a narrative
 */
record Primitive(
        JsonObject owner,
        FhirElement element,
        @Nullable JsonValue value,
        @Nullable JsonValue extensions,
        @Nullable FieldMeaning inherited,
        @Nullable FieldMeaning contextual) {

    private static final Pattern YEARS = Pattern.compile("(?i)y|yrs?|years?(?: old)?");

    private static final Pattern SAMPLES = Pattern.compile("[0-9.+\\-EUL\\s]*+");

    /** What the value means here; null when it holds no PHI. */
    @Nullable
    FieldMeaning meaning() {
        return switch (element.owner()) {
            case "Extension" -> inExtension();
            case "Reference" -> element.member().equals("display") ? contextual : element.meaning();
            case "Narrative" -> element.member().equals("div") ? contextual : element.meaning();
            case "Age", "Quantity", "SimpleQuantity" ->
                element.member().equals("value") && inYears() ? FieldMeaning.AGE : element.meaning();
            case "SampledData" -> isSamples() ? null : element.meaning();
            default -> element.meaning();
        };
    }

    /** Numbers in a string (R4, 2.24.0.9), which a detector would take for phone numbers. */
    private boolean isSamples() {
        return element.member().equals("data")
                && value instanceof JsonText(String data)
                && SAMPLES.matcher(data).matches();
    }

    private @Nullable FieldMeaning inExtension() {
        FieldMeaning byType = element.meaning();
        if (inherited == null) {
            return byType;
        }
        return switch (element.member()) {
            case "valueString", "valueMarkdown" -> inherited;
            case "valueDecimal", "valueInteger" -> inherited == FieldMeaning.GEOLOCATION ? inherited : byType;
            case "valueDate", "valueDateTime", "valueInstant" ->
                inherited == FieldMeaning.BIRTH_DATE ? inherited : byType;
            default -> byType;
        };
    }

    private boolean inYears() {
        return owner.text("code").filter(code -> code.equals("a")).isPresent()
                || owner.text("unit")
                        .filter(unit -> YEARS.matcher(unit).matches())
                        .isPresent();
    }
}
