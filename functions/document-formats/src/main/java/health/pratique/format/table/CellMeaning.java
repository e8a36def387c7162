package health.pratique.format.table;

import health.pratique.format.FieldMeaning;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one cell is. Its column tells, but only as far as the cell agrees: a value that a policy may keep or shift, such as an
 * age, a state or a date, has to look like one, or it is searched as text. Where cells may have slipped into other columns, only
 * what is replaced as a whole is taken at the column's word.
 */
final class CellMeaning {

    private static final Pattern AGE = Pattern.compile(
            "[<>~]?\\s?\\d{1,3}(?:\\.\\d{1,2})?\\s?(?:y|yr|yrs|yo|y/o|years?|years? old|m|mo|mos|months?|w|wk|wks|weeks?|d|days?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS = Pattern.compile("\\d{1,17}+(?:\\.\\d{1,9}+)?+");
    private static final Pattern STATE_CODE = Pattern.compile("[A-Za-z]{2}|[A-Z]{2}-[A-Z]{2}");
    private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{1,12})?[°]?\\s?[NSEWnsew]?");

    private static final Set<String> STATES = Set.of(
            ("alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|district of columbia|florida|georgia"
                            + "|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts"
                            + "|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey"
                            + "|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|puerto rico"
                            + "|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington"
                            + "|west virginia|wisconsin|wyoming")
                    .split("\\|"));

    private static final Set<String> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .flatMap(code -> Set.of(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)).stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private CellMeaning() {}

    /** @param sure whether the row is as wide as the header, so that each cell stands in its column */
    static FieldMeaning of(Column column, String cell, boolean sure) {
        String value = cell.strip();
        return switch (column.role()) {
            case PATIENT_NAME,
                    PERSON_NAME,
                    RECORD_NUMBER,
                    PATIENT_ID,
                    NATIONAL_ID,
                    IDENTIFIER,
                    ADDRESS_LINE,
                    CITY,
                    COUNTY,
                    POSTAL_CODE,
                    TELECOM,
                    URL -> column.role().meaning();
            case PATIENT_BIRTH_DATE, BIRTH_DATE, DEATH_DATE, DATE ->
                CellDate.isDateInColumnOfDates(value) || DIGITS.matcher(value).matches()
                        ? column.role().meaning()
                        : slipped(value);
            case AGE -> sure && AGE.matcher(value).matches() ? FieldMeaning.AGE : slipped(value);
            case STATE -> sure && isState(value) ? FieldMeaning.STATE : slipped(value);
            case COUNTRY -> sure && isCountry(value) ? FieldMeaning.COUNTRY : slipped(value);
            case GEOLOCATION -> DEGREES.matcher(value).matches() ? FieldMeaning.GEOLOCATION : slipped(value);
            case ORGANIZATION -> sure ? FieldMeaning.ORGANIZATION : slipped(value);
            case CLINICAL -> sure ? clinical(value) : slipped(value);
            case UNKNOWN -> sure ? unknown(column, value) : slipped(value);
        };
    }

    private static FieldMeaning clinical(String value) {
        boolean token = value.startsWith("T1_") && CellKind.of(value) == CellKind.IDENTIFIER;
        return token ? FieldMeaning.IDENTIFIER : CellDate.isDate(value) ? FieldMeaning.DATE : FieldMeaning.FREE_TEXT;
    }

    private static FieldMeaning unknown(Column column, String value) {
        CellKind kind = CellKind.of(value);
        return switch (column.content()) {
            case CODE -> kind == CellKind.CODE ? FieldMeaning.IDENTIFIER : byItself(kind);
            case FIVE_DIGITS -> kind == CellKind.FIVE_DIGITS ? FieldMeaning.POSTAL_CODE : byItself(kind);
            case NAME ->
                kind == CellKind.NAME || kind == CellKind.TEXT && value.length() <= 60
                        ? FieldMeaning.PERSON_NAME
                        : byItself(kind);
            case BLANK, MASK, IDENTIFIER, DATE, TELECOM, URL, NUMBER, STREET, TEXT -> byItself(kind);
        };
    }

    /** A cell that stands where its column does not want it may be anything. */
    private static FieldMeaning slipped(String value) {
        CellKind kind = CellKind.of(value);
        return switch (kind) {
            case CODE -> FieldMeaning.IDENTIFIER;
            case NAME -> FieldMeaning.PERSON_NAME;
            case BLANK, MASK, IDENTIFIER, DATE, TELECOM, URL, FIVE_DIGITS, NUMBER, STREET, TEXT -> byItself(kind);
        };
    }

    private static FieldMeaning byItself(CellKind kind) {
        return switch (kind) {
            case IDENTIFIER -> FieldMeaning.IDENTIFIER;
            case DATE -> FieldMeaning.DATE;
            case TELECOM -> FieldMeaning.TELECOM;
            case URL -> FieldMeaning.URL;
            case STREET -> FieldMeaning.ADDRESS_LINE;
            case BLANK, MASK, FIVE_DIGITS, NUMBER, CODE, NAME, TEXT -> FieldMeaning.FREE_TEXT;
        };
    }

    private static boolean isState(String value) {
        return STATE_CODE.matcher(value).matches() || STATES.contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean isCountry(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return COUNTRIES.contains(lower)
                || Set.of("usa", "gbr", "can", "uk", "england").contains(lower);
    }
}
