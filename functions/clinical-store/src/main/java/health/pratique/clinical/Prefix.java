package health.pratique.clinical;

import java.util.Locale;

/** How a date or a number compares: FHIR R4, section 3.1.1.4.3. */
public enum Prefix {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    SA,
    EB,
    AP;

    private static final int LENGTH = 2;

    /** Two lower-case letters before the value. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a value as it stands in a query; equality when there is none. */
    public static Prefix of(String value) {
        for (Prefix prefix : values()) {
            if (value.startsWith(prefix.code())) {
                return prefix;
            }
        }
        return EQ;
    }

    /** The value without its prefix. */
    public static String rest(String value) {
        for (Prefix prefix : values()) {
            if (value.startsWith(prefix.code())) {
                return value.substring(LENGTH);
            }
        }
        return value;
    }
}
