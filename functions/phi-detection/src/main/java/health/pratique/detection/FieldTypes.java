package health.pratique.detection;

import health.pratique.format.TextField;
import health.pratique.phi.PhiType;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a field is by its meaning alone. Nobody has to look for PHI in a field that is PHI by definition of its format. */
public final class FieldTypes {

    private static final Pattern US_ZIP = Pattern.compile("\\d{5}(?:-?\\d{4})?");
    private static final Pattern SSN = Pattern.compile("\\d{3}-\\d{2}-\\d{4}");

    private FieldTypes() {}

    /** Empty for prose, in which PHI has to be looked for, and for content that is never opened. */
    public static Optional<PhiType> of(TextField field) {
        String value = field.value().strip();
        return switch (field.meaning()) {
            case FREE_TEXT, LABEL, NARRATIVE, ATTACHMENT -> Optional.empty();
            case PERSON_NAME -> Optional.of(PhiType.NAME);
            case ORGANIZATION -> Optional.of(PhiType.ORGANIZATION);
            case DATE -> Optional.of(PhiType.DATE);
            case BIRTH_DATE -> Optional.of(PhiType.BIRTH_DATE);
            case AGE -> Optional.of(PhiType.AGE);
            case ADDRESS_LINE -> Optional.of(PhiType.STREET_ADDRESS);
            case CITY -> Optional.of(PhiType.CITY);
            case COUNTY -> Optional.of(PhiType.COUNTY);
            case STATE -> Optional.of(PhiType.STATE);
            case POSTAL_CODE -> Optional.of(US_ZIP.matcher(value).matches() ? PhiType.ZIP_CODE : PhiType.POSTAL_CODE);
            case COUNTRY -> Optional.of(PhiType.COUNTRY);
            case GEOLOCATION -> Optional.of(PhiType.COORDINATES);
            case TELECOM -> Optional.of(telecom(value));
            case URL -> Optional.of(PhiType.URL);
            case IDENTIFIER -> Optional.of(SSN.matcher(value).matches() ? PhiType.SSN : PhiType.ID_OTHER);
            case RESOURCE_ID, REFERENCE -> Optional.of(PhiType.ID_OTHER);
            case PHOTO -> Optional.of(PhiType.PHOTO);
        };
    }

    private static PhiType telecom(String value) {
        if (value.contains("://")) {
            return PhiType.URL;
        }
        return value.contains("@") ? PhiType.EMAIL : PhiType.PHONE;
    }
}
