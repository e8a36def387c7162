package health.pratique.format.table;

import java.util.regex.Pattern;

/** What the content of one cell looks like, whatever its column is called. */
enum CellKind {
    BLANK,
    /** The mask of an earlier de-identification: says nothing of its column any more. */
    MASK,
    /** A number, code or mask that stands for a person's, told by its form alone. */
    IDENTIFIER,
    DATE,
    TELECOM,
    URL,
    /** A number of five digits, which may be a ZIP code as well as any other. */
    FIVE_DIGITS,
    NUMBER,
    /** Letters and digits together, five or more, or six to eight digits: an identifier only where the whole column is so. */
    CODE,
    STREET,
    /** One to four words with capitals, one of them a common name. */
    NAME,
    TEXT;

    private static final int LONGEST = 120;

    private static final Pattern MASKED = Pattern.compile("\\[[A-Z_ -]{2,20}+\\]|\\*{2,}+|[xX]{3,}+");
    private static final Pattern TOKEN = Pattern.compile("T1_[A-Z_]{2,20}+_[0-9A-F]++|T1_[A-Z0-9_]++");
    private static final Pattern SSN = Pattern.compile("\\d{3}-\\d{2}-\\d{4}");
    private static final Pattern NUMERIC = Pattern.compile("[<>]?=? ?[+-]?\\d{1,3}(?:,\\d{3})++(?:\\.\\d++)?|"
            + "[<>]?=? ?[+-]?\\d++(?:\\.\\d*+)?(?:[eE][+-]?\\d++)?\\s?%?");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{9,20}+");
    private static final Pattern FIVE = Pattern.compile("\\d{5}(?:-\\d{4})?");
    private static final Pattern CODED = Pattern.compile("(?=[A-Za-z_-]*+\\d)[A-Za-z0-9][A-Za-z0-9_-]{4,38}+");
    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6,8}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}+@[^\\s@]{3,64}+");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d(][\\d() ./x-]{6,22}+");
    private static final Pattern STREET_FORM = Pattern.compile(
            "\\d{1,6}[A-Za-z]?[ ,].{0,60}\\b(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|court|way|pl"
                    + "|place|ter|terrace|cir|circle|pkwy|hwy|highway|trl|trail|sq|square)\\b.{0,30}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME_FORM = Pattern.compile("(?:\\p{Lu}[\\p{L}'’.-]{0,24},? ?){1,4}+");
    private static final Pattern SPACE = Pattern.compile("[ ,]++");

    static CellKind of(String cell) {
        String value = cell.strip();
        if (value.isEmpty()) {
            return BLANK;
        }
        if (value.length() > LONGEST) {
            return TEXT;
        }
        if (MASKED.matcher(value).matches()) {
            return MASK;
        }
        if (SSN.matcher(value).matches()
                || LONG_NUMBER.matcher(value).matches()
                || TOKEN.matcher(value).matches()) {
            return IDENTIFIER;
        }
        if (CellDate.isDate(value)) {
            return DATE;
        }
        if (FIVE.matcher(value).matches()) {
            return FIVE_DIGITS;
        }
        if (SIX_DIGITS.matcher(value).matches()) {
            return CODE;
        }
        if (NUMERIC.matcher(value).matches()) {
            return NUMBER;
        }
        return ofWords(value);
    }

    private static CellKind ofWords(String value) {
        if (value.startsWith("http://") || value.startsWith("https://")) {
            return URL;
        }
        if (EMAIL.matcher(value).matches() || isPhone(value)) {
            return TELECOM;
        }
        if (CODED.matcher(value).matches()) {
            return CODE;
        }
        if (STREET_FORM.matcher(value).matches()) {
            return STREET;
        }
        return isName(value) ? NAME : TEXT;
    }

    /** Ten to fifteen digits, or seven as in 555-0123. */
    private static boolean isPhone(String value) {
        if (!PHONE.matcher(value).matches()) {
            return false;
        }
        long digits = value.chars().filter(Character::isDigit).count();
        return digits >= 10 && digits <= 15 || value.matches("\\d{3}[- .]\\d{4}");
    }

    private static boolean isName(String value) {
        if (!NAME_FORM.matcher(value).matches()) {
            return false;
        }
        for (String word : SPACE.split(value)) {
            if (CommonNames.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
