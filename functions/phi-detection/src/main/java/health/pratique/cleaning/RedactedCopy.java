package health.pratique.cleaning;

import health.pratique.detection.IdentifyingValues;
import health.pratique.format.FieldEdit;
import health.pratique.format.OpenedDocument;
import health.pratique.format.TextField;
import health.pratique.model.ReleasePolicy;
import health.pratique.phi.DeidentifiedText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A copy that is not proven clean yet. Prints as {@code [PHI]}.
 *
 * @param prose the texts of prose by what became of them; two texts may have become the same
 * @param values what was written into fields that are PHI by meaning
 * @param edit what would be done to a field of the copy, were it an original
 * @param forbidden the values of the original that the policy lets stand nowhere
 * @param replaced how many values were replaced or removed
 */
record RedactedCopy(
        OpenedDocument original,
        byte[] content,
        ReleasePolicy policy,
        Map<String, List<RedactedText>> prose,
        Set<String> values,
        Function<TextField, FieldEdit> edit,
        IdentifyingValues forbidden,
        int replaced) {

    /** What became the text; for a text that we did not write, one in which nothing is ours. */
    List<DeidentifiedText> results(String text) {
        List<RedactedText> known = prose.get(text);
        return known == null
                ? List.of(new DeidentifiedText(text, List.of(), Map.of(), policy))
                : known.stream().map(RedactedText::result).toList();
    }

    /** Whether a field of the copy holds what we wrote, or what the policy leaves as it is. */
    boolean settled(TextField field) {
        return written(field) || edit.apply(field) instanceof FieldEdit.Keep;
    }

    /**
     * FHIR has its say in how a value is written: an {@code instant} that became a year is filled up to its first moment, a
     * number loses its plus sign.
     */
    private boolean written(TextField field) {
        String value = field.value();
        return switch (field.meaning()) {
            case DATE, BIRTH_DATE -> wrote(value);
            case AGE -> values.contains(value) || values.contains(value + "+");
            case FREE_TEXT,
                    LABEL,
                    NARRATIVE,
                    PERSON_NAME,
                    ORGANIZATION,
                    ADDRESS_LINE,
                    CITY,
                    COUNTY,
                    STATE,
                    POSTAL_CODE,
                    COUNTRY,
                    GEOLOCATION,
                    TELECOM,
                    URL,
                    IDENTIFIER,
                    RESOURCE_ID,
                    REFERENCE,
                    PHOTO,
                    ATTACHMENT -> values.contains(value);
        };
    }

    /** Whether we wrote the value, or one that FHIR fills up to it. */
    boolean wrote(String value) {
        String day = value.replaceFirst("T00:00:00Z$", "");
        return Stream.of(value, day, day.replaceFirst("-01$", ""), day.replaceFirst("-01-01$", ""))
                .anyMatch(values::contains);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
