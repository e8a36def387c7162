package health.pratique.format.cda;

import health.pratique.format.FieldMeaning;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Attribute values as an edit sees them, and what comes back as the attribute's type can hold it. */
final class AttributeValue {

    /** UID of HL7 v3: an OID, a UUID or a name. */
    private static final Pattern UID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,127}");

    private static final Pattern AGE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\+?");

    private AttributeValue() {}

    static String shown(FieldMeaning meaning, String value) {
        return isDate(meaning) ? CdaTime.toIso(value).orElse(value) : value;
    }

    /** Empty for a replacement that the attribute cannot hold. */
    static Optional<String> fitted(FieldMeaning meaning, String replacement, String original) {
        if (replacement.isBlank()) {
            return Optional.empty();
        }
        if (isDate(meaning)) {
            return CdaTime.toTs(replacement, original);
        }
        return switch (meaning) {
            case RESOURCE_ID -> UID.matcher(replacement).matches() ? Optional.of(replacement) : Optional.empty();
            case AGE -> {
                Matcher age = AGE.matcher(replacement.strip());
                yield age.matches() ? Optional.of(age.group(1)) : Optional.empty();
            }
            default -> Optional.of(replacement);
        };
    }

    private static boolean isDate(FieldMeaning meaning) {
        return meaning == FieldMeaning.DATE || meaning == FieldMeaning.BIRTH_DATE;
    }
}
