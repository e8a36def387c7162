package health.pratique.validate;

import health.pratique.format.FormatLimits;

/**
 * The limits that intake is set to. Levels and values can be lowered only: the steps behind intake read by the standard ones, and
 * would refuse what intake took.
 */
final class IntakeLimits {

    /** A document is held in one array. */
    private static final long MAX_ARRAY_BYTES = Integer.MAX_VALUE - 8;

    /** An archive of more puts more objects than one step can in its time. */
    private static final int MAX_ENTRIES = 100_000;

    /** Deflate's own, so that a higher one is none. */
    private static final int MAX_RATIO = 1032;

    private IntakeLimits() {}

    /** @throws IllegalArgumentException in one line that names the setting */
    static FormatLimits of(ValidateSettings settings) {
        FormatLimits most = FormatLimits.STANDARD;
        return new FormatLimits(
                checked("BYTES", settings.bytes(), MAX_ARRAY_BYTES),
                (int) checked("LEVELS", settings.levels(), most.maxDepth()),
                (int) checked("VALUES", settings.values(), most.maxFields()),
                (int) checked("ENTRIES", settings.entries(), MAX_ENTRIES),
                (int) checked("RATIO", settings.ratio(), MAX_RATIO));
    }

    private static long checked(String name, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("PRATIQUE_MAX_DOCUMENT_" + name + " is a number from 1 to " + most);
        }
        return value;
    }
}
