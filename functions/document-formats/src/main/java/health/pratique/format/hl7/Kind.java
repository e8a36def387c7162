package health.pratique.format.hl7;

import health.pratique.format.FieldMeaning;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the tables say that a value is; what the value itself looks like has its say too, because senders put anything anywhere. */
enum Kind {
    NAME(FieldMeaning.PERSON_NAME),
    ORG(FieldMeaning.ORGANIZATION),
    DATE(FieldMeaning.DATE),
    BIRTH(FieldMeaning.BIRTH_DATE),
    LINE(FieldMeaning.ADDRESS_LINE),
    CITY(FieldMeaning.CITY),
    COUNTY(FieldMeaning.COUNTY),
    STATE(FieldMeaning.STATE),
    ZIP(FieldMeaning.POSTAL_CODE),
    COUNTRY(FieldMeaning.COUNTRY),
    TEL(FieldMeaning.TELECOM),
    URL(FieldMeaning.URL),
    ID(FieldMeaning.IDENTIFIER),
    LABEL(FieldMeaning.LABEL),
    /** Natural language; one that is a bare time stamp or number is taken as that. */
    TEXT(null),
    /** As {@link #TEXT}, and the whole repetition is one value: components mean nothing in it. */
    PROSE(null),
    /** A code of some terminology: nothing if it looks like a number, else a label. */
    CODE(null),
    /** A code of HL7's own tables or the structure: nothing, if it looks like one. */
    SKIP(null),
    /** As {@link #SKIP}, for the message type, without which no message can be read: it is replaced, never removed. */
    TYPE(null),
    /** A check digit: nothing, if it is one or two characters. */
    CHECK(null),
    /** An object identifier of an authority or a coding system. */
    OID(null),
    /** A measured value or a range. */
    NUM(null),
    /** Encapsulated data; what it is, its neighbours say. */
    DATA(null),
    /** The tables know nothing. */
    AUTO(null);

    private static final Map<String, Kind> BY_NAME = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind.name().toLowerCase(Locale.ROOT), Function.identity()));

    private static final Pattern OIDS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,40}){4,30}");
    /** A surrogate of an earlier release, which is an identifier still. */
    private static final Pattern TOKEN = Pattern.compile("\\[?T[0-9]{1,2}_[A-Z_]{2,40}_[0-9A-F]{16,400}]?");

    /** No terminology numbers its codes so. */
    private static final Pattern SOCIAL_SECURITY = Pattern.compile("[0-9]{3}-[0-9]{2}-[0-9]{4}");

    private static final Pattern NUMERIC_CODE = Pattern.compile("[0-9][0-9.\\-]{0,17}");
    private static final Pattern TABLE_CODE = Pattern.compile("[A-Za-z0-9_.+\\-/]{1,12}");
    private static final Pattern NAMED_TABLE = Pattern.compile(
            "HL7[0-9nx]{3,4}|ISO(?:3166_?-?[0-9]?)?|SNOMED(?:-CT)?|LOINC|UCUM|NDC|CVX|MVX|GUID|UUID|DNS|Internet|8859/[0-9]{1,2}|UNICODE(?:"
                    + " UTF-(?:8|16|32))?|ASCII");
    private static final Pattern MEASURED = Pattern.compile("[0-9.,<>=+\\-/ :%*x_]{1,16}");
    private static final int DIGITS_OF_A_MEASURE = 8;
    private static final int DIGITS_OF_A_TABLE_CODE = 4;
    private static final int LETTERS_OF_A_NAME = 4;

    private final @Nullable FieldMeaning meaning;

    Kind(@Nullable FieldMeaning meaning) {
        this.meaning = meaning;
    }

    static @Nullable Kind named(String word) {
        return BY_NAME.get(word);
    }

    static Kind of(String word) {
        Kind kind = BY_NAME.get(word);
        return kind == null ? AUTO : kind;
    }

    /** What a value of this kind means; empty for one in which no PHI can stand. */
    Optional<FieldMeaning> meaning(String value) {
        boolean misplaced = (this == DATE || this == BIRTH) && isOid(value);
        if (meaning != null && !misplaced) {
            return Optional.of(meaning);
        }
        return switch (this) {
            case CODE -> code(value);
            case SKIP, TYPE -> {
                boolean code = TABLE_CODE.matcher(value).matches()
                        && digits(value) <= DIGITS_OF_A_TABLE_CODE
                        && letters(value) <= LETTERS_OF_A_NAME;
                yield code || isOid(value) || NAMED_TABLE.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of(FieldMeaning.LABEL);
            }
            case CHECK -> value.length() <= 2 ? Optional.empty() : Optional.of(FieldMeaning.IDENTIFIER);
            case OID -> isOid(value) ? Optional.empty() : unknown(value);
            case NUM -> {
                boolean measured = MEASURED.matcher(value).matches() && digits(value) <= DIGITS_OF_A_MEASURE;
                yield measured
                                && Hl7Dates.toIso(value)
                                        .filter(day -> value.length() >= 8)
                                        .isEmpty()
                        ? Optional.empty()
                        : unknown(value);
            }
            default -> unknown(value);
        };
    }

    private static Optional<FieldMeaning> code(String value) {
        if (SOCIAL_SECURITY.matcher(value).matches()) {
            return Optional.of(FieldMeaning.IDENTIFIER);
        }
        if (NUMERIC_CODE.matcher(value).matches() || isOid(value) || isNamedTable(value)) {
            return Optional.empty();
        }
        boolean brief = value.length() <= LETTERS_OF_A_NAME + 2 && letters(value) < LETTERS_OF_A_NAME;
        return brief ? Optional.empty() : Optional.of(FieldMeaning.LABEL);
    }

    private static Optional<FieldMeaning> unknown(String value) {
        if (isNamedTable(value)) {
            return Optional.empty();
        }
        if (value.length() >= 8 && Hl7Dates.toIso(value).isPresent()) {
            return Optional.of(FieldMeaning.DATE);
        }
        if (isOid(value) || TOKEN.matcher(value).matches()) {
            return Optional.of(FieldMeaning.IDENTIFIER);
        }
        boolean telling = letters(value) > 0 || digits(value) > DIGITS_OF_A_TABLE_CODE;
        return telling ? Optional.of(FieldMeaning.FREE_TEXT) : Optional.empty();
    }

    /** An object identifier of five arcs or more: four may be an Internet address. */
    static boolean isOid(String value) {
        return OIDS.matcher(value).matches();
    }

    private static boolean isNamedTable(String value) {
        return NAMED_TABLE.matcher(value).matches();
    }

    private static long letters(String value) {
        return value.chars().filter(Character::isLetter).count();
    }

    private static long digits(String value) {
        return value.chars().filter(Character::isDigit).count();
    }
}
