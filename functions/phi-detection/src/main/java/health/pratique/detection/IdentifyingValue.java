package health.pratique.detection;

import health.pratique.phi.PhiCategory;
import health.pratique.phi.PhiType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One value that identifies a person. Begins and ends with a letter or digit. Prints as {@code [PHI]}.
 *
 * @param confidence that it is what its type says
 */
public record IdentifyingValue(String text, PhiType type, double confidence) {

    /** Addresses of those who publish standards and terminologies: formats are full of them. */
    private static final Pattern STANDARDS = Pattern.compile(
            "(?i)(?:https?://)?(?:[a-z0-9-]{1,30}\\.){0,3}(?:hl7|fhir|loinc|unitsofmeasure|w3|ihe|ietf|iso)\\.(?:org|net)(?:/.*)?"
                    + "|(?i)(?:https?://)?snomed\\.(?:info|org)(?:/.*)?");

    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** From here on the words of a name are looked for one by one: a guess is not spread over the whole document. */
    private static final double SURE = 0.7;

    private static final int MIN_LETTERS_OF_A_NAME = 4;
    /** A family name in Korean is one syllable, a given name in Japanese two or three letters. */
    private static final int MIN_LETTERS_OF_AN_EAST_ASIAN_NAME = 2;

    private static final Set<Character.UnicodeScript> EAST_ASIAN = EnumSet.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA);

    private static final int MIN_LENGTH_OF_A_NUMBER = 5;
    private static final int MIN_LENGTH_OF_A_CODE = 3;
    private static final int MIN_LENGTH_OF_A_DATE = 8;
    private static final int LENGTH_OF_AN_ISO_DAY = 10;
    /** Long enough that it stands in a document by chance in no other role than this. */
    private static final int MIN_LENGTH_OF_A_UNIQUE_NUMBER = 7;

    /**
     * What of a found value is worth looking for elsewhere. Names have four letters or more (two in East Asian scripts), numbers five characters or more
     * and a digit, dates a day: less than that stands in any document by chance.
     */
    public static List<IdentifyingValue> of(PhiType type, String found, double confidence) {
        List<IdentifyingValue> values = new ArrayList<>();
        if (found.startsWith("[") && found.endsWith("]")) {
            // The mask of an earlier de-identification names nobody.
            return values;
        }
        String value = trimmed(found);
        switch (type.category()) {
            case NAME -> {
                List<String> words = List.of(SPACE.split(value));
                if (words.size() > 1 || confidence >= SURE) {
                    addName(value, type, confidence, values);
                }
                if (confidence >= SURE) {
                    words.forEach(word -> addName(trimmed(word), type, confidence, values));
                }
            }
            case LOCATION_ADDRESS -> {
                boolean zip = type == PhiType.ZIP_CODE && confidence >= SURE;
                if (type == PhiType.STREET_ADDRESS || type == PhiType.PO_BOX || zip) {
                    addNumber(value, type, confidence, values);
                } else if (type == PhiType.CITY && confidence >= SURE) {
                    addName(value, type, confidence, values);
                }
            }
            case HOSPITAL, ORGANIZATION -> {
                if (SPACE.split(value).length > 1) {
                    addName(value, type, confidence, values);
                }
            }
            case DATE -> addDate(value, type, confidence, values);
            case URL -> {
                if (!STANDARDS.matcher(value).matches()) {
                    addNumber(value, type, confidence, values);
                }
            }
            case PHONE, EMAIL, SSN, ID_OTHER, ACCOUNT, LICENSE, VEHICLE, DEVICE, IP, BIOMETRIC, USERNAME ->
                addNumber(value, type, confidence, values);
            case STATE_COUNTRY, AGE, PHOTO, PROFESSION -> {}
        }
        return values;
    }

    /**
     * What the sender itself calls the patient: nothing has to be guessed, so that letters with digits are looked for from three
     * characters on (H-1), letters alone and digits alone from five on.
     */
    public static List<IdentifyingValue> patientIdentifier(String given) {
        String value = trimmed(given);
        boolean code = hasDigit(value) && value.chars().anyMatch(Character::isLetter);
        return value.length() >= (code ? MIN_LENGTH_OF_A_CODE : MIN_LENGTH_OF_A_NUMBER)
                ? List.of(new IdentifyingValue(value, PhiType.MRN, 1))
                : List.of();
    }

    /** Whether it can stand in a document only because of the person, not by chance. */
    public boolean unique() {
        return switch (type.category()) {
            case LOCATION_ADDRESS -> type != PhiType.ZIP_CODE && hasDigit(text);
            case DATE, EMAIL -> hasDigit(text) || text.contains("@");
            case PHONE, SSN, ID_OTHER, ACCOUNT, LICENSE, VEHICLE, DEVICE, URL, IP, BIOMETRIC, USERNAME ->
                text.length() >= MIN_LENGTH_OF_A_UNIQUE_NUMBER && hasDigit(text);
            case NAME -> text.contains(" ");
            case HOSPITAL, ORGANIZATION, STATE_COUNTRY, AGE, PHOTO, PROFESSION -> false;
        };
    }

    /**
     * Where the value ends that stands at this place as a whole, or -1: one written in letters alone only with a capital, and
     * with any white space for white space, since lines break anywhere.
     */
    int endAt(String other, int at) {
        int end = at;
        for (int i = 0; i < text.length(); i++) {
            char wanted = text.charAt(i);
            if (Character.isWhitespace(wanted)) {
                int gap = end;
                while (end < other.length() && Character.isWhitespace(other.charAt(end))) {
                    end++;
                }
                while (Character.isWhitespace(text.charAt(i + 1))) {
                    i++;
                }
                if (end == gap) {
                    return -1;
                }
            } else if (end < other.length() && sameLetter(wanted, other.charAt(end))) {
                end++;
            } else {
                return -1;
            }
        }
        boolean whole = end == other.length() || !Character.isLetterOrDigit(other.charAt(end));
        boolean written = hasDigit(text) || text.contains("@") || !Character.isLowerCase(other.charAt(at));
        return whole && written ? end : -1;
    }

    private static boolean sameLetter(char one, char two) {
        return one == two
                || Character.toUpperCase(one) == Character.toUpperCase(two)
                || Character.toLowerCase(one) == Character.toLowerCase(two);
    }

    private static void addName(String value, PhiType type, double confidence, List<IdentifyingValue> values) {
        long letters = value.chars().filter(Character::isLetter).count();
        if (letters >= (eastAsian(value) ? MIN_LETTERS_OF_AN_EAST_ASIAN_NAME : MIN_LETTERS_OF_A_NAME)) {
            values.add(new IdentifyingValue(value, type, confidence));
        }
    }

    private static boolean eastAsian(String value) {
        return value.codePoints().anyMatch(letter -> EAST_ASIAN.contains(Character.UnicodeScript.of(letter)));
    }

    private static void addNumber(String value, PhiType type, double confidence, List<IdentifyingValue> values) {
        if (value.length() >= MIN_LENGTH_OF_A_NUMBER
                && (hasDigit(value) || value.contains("@") || type.category() == PhiCategory.URL)) {
            values.add(new IdentifyingValue(value, type, confidence));
        }
    }

    private static void addDate(String value, PhiType type, double confidence, List<IdentifyingValue> values) {
        if (value.length() < MIN_LENGTH_OF_A_DATE || !hasDigit(value)) {
            return;
        }
        values.add(new IdentifyingValue(value, type, confidence));
        if (value.length() > LENGTH_OF_AN_ISO_DAY && value.charAt(LENGTH_OF_AN_ISO_DAY) == 'T') {
            values.add(new IdentifyingValue(value.substring(0, LENGTH_OF_AN_ISO_DAY), type, confidence));
        }
    }

    private static String trimmed(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && !Character.isLetterOrDigit(value.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    private static boolean hasDigit(String value) {
        return value.chars().anyMatch(Character::isDigit);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
