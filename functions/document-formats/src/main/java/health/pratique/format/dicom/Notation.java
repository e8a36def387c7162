package health.pratique.format.dicom;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Between the notation of a value representation and the one that fields have: dates in ISO 8601, names with spaces, ages as
 * a number of years, UIDs that are made of a UUID as that UUID. {@link #written} of what {@link #shown} gave is the same value.
 */
final class Notation {

    /** Stands where a value is required and none may stay. Not shown as a field. */
    static final String DUMMY = "REMOVED";

    private static final String DUMMY_DATE = "19000101";
    private static final String UUID_ROOT = "2.25.";
    private static final int HIGHEST_AGE = 90;

    private Notation() {}

    /** Null for a value that tells nothing: an empty one, a dummy, midnight. */
    static @Nullable String shown(Vr vr, String raw) {
        String value = raw.strip();
        if (value.isEmpty() || value.equals(DUMMY)) {
            return null;
        }
        return switch (vr) {
            case PN -> blankToNull(value.replace('^', ' ').strip());
            case DA -> value.equals(DUMMY_DATE) ? null : DicomDate.iso(value);
            case DT -> value.equals(DUMMY_DATE) ? null : DicomDate.iso(value);
            case TM -> value.chars().allMatch(c -> c == '0' || c == '.' || c == ':') ? null : "T" + value;
            case AS -> isAge(value) ? (value.endsWith("Y") ? years(value) : null) : value;
            case UI -> uuid(value).map(UUID::toString).orElse(value);
            default -> value;
        };
    }

    /** Empty when the representation cannot hold the value. */
    static Optional<String> written(Vr vr, String value) {
        return switch (vr) {
            case DA -> DicomDate.day(value);
            case DT -> DicomDate.dateTime(value);
            case TM -> Optional.empty();
            case AS -> age(value);
            case UI -> uid(value);
            case DS, IS -> Optional.empty();
            case PN -> fitted(vr, value.replace('^', ' ').replace('=', ' '));
            default -> fitted(vr, value);
        };
    }

    /** Whether a coded string or a number is what it should be: anything else may be text. */
    static boolean wellFormed(Vr vr, String value) {
        return switch (vr) {
            case CS ->
                value.length() <= 16
                        && value.chars()
                                .allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == ' ');
            case DS, IS -> value.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE ".indexOf(c) >= 0);
            case UI -> isUid(value);
            default -> false;
        };
    }

    static String dummy(Vr vr) {
        return switch (vr) {
            case DA, DT -> DUMMY_DATE;
            case TM -> "000000";
            case AS -> "000Y";
            case DS, IS -> "0";
            default -> vr.isText() && vr != Vr.UI && vr != Vr.UR ? DUMMY : "";
        };
    }

    private static Optional<String> fitted(Vr vr, String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            boolean line = c == '\r' || c == '\n' || c == '\t' || c == '\f';
            if (c < ' ' && !(line && vr.lines())) {
                out.append(' ');
            } else {
                out.append(c == '\\' && !vr.lines() ? '/' : c);
            }
        }
        String fit = out.toString();
        boolean repertoire = vr.localised() || fit.chars().allMatch(c -> c < 0x7F);
        return fit.length() <= vr.maxLength() && repertoire && (vr != Vr.CS || wellFormed(vr, fit))
                ? Optional.of(fit)
                : Optional.empty();
    }

    private static boolean isAge(String value) {
        return value.length() == 4
                && value.chars().limit(3).allMatch(c -> c >= '0' && c <= '9')
                && "DWMY".indexOf(value.charAt(3)) >= 0;
    }

    private static @Nullable String years(String age) {
        int years = Integer.parseInt(age.substring(0, 3));
        return years == 0 ? null : Integer.toString(years);
    }

    private static Optional<String> age(String value) {
        int digits = 0;
        while (digits < value.length() && digits < 4 && value.charAt(digits) >= '0' && value.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits == 4) {
            return Optional.empty();
        }
        int years = Integer.parseInt(value.substring(0, digits));
        return Optional.of("%03dY".formatted(Math.min(years, HIGHEST_AGE)));
    }

    /** A UID that is a UUID (PS3.5, B.2), if it is written in the one way that there is. */
    private static Optional<UUID> uuid(String uid) {
        if (!uid.startsWith(UUID_ROOT)
                || uid.length() > 44
                || !isUid(uid)
                || uid.indexOf('.', UUID_ROOT.length()) >= 0) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(uid.substring(UUID_ROOT.length()));
        if (number.bitLength() > 128 || !(UUID_ROOT + number).equals(uid)) {
            return Optional.empty();
        }
        return Optional.of(new UUID(number.shiftRight(64).longValue(), number.longValue()));
    }

    private static Optional<String> uid(String value) {
        if (isUid(value)) {
            return Optional.of(value);
        }
        if (value.length() != 36) {
            return Optional.empty();
        }
        try {
            UUID uuid = UUID.fromString(value);
            BigInteger high = new BigInteger(Long.toUnsignedString(uuid.getMostSignificantBits()));
            BigInteger low = new BigInteger(Long.toUnsignedString(uuid.getLeastSignificantBits()));
            return Optional.of(UUID_ROOT + high.shiftLeft(64).or(low));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }

    private static boolean isUid(String value) {
        return value.length() <= 64
                && value.indexOf('.') > 0
                && !value.endsWith(".")
                && !value.contains("..")
                && value.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
    }

    private static @Nullable String blankToNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
