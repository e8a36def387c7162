package health.pratique.phi;

import java.util.List;
import java.util.Locale;

/** Other values of the same shape, chosen by the subject's key: the same value always becomes the same other one. */
final class Surrogates {

    private static final List<String> STREETS =
            List.of("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Hazel", "Juniper", "Larch", "Maple", "Poplar");

    private static final List<String> CITIES = List.of(
            "Ashbrook",
            "Brookmere",
            "Cresthaven",
            "Dunmore Falls",
            "Eastwick",
            "Fernvale",
            "Glenhollow",
            "Hartwell",
            "Larkfield",
            "Millbrae Point",
            "Northam",
            "Oakhurst");

    private final SubjectKey key;
    private final NameSurrogates names;

    Surrogates(SubjectKey key) {
        this.key = key;
        this.names = new NameSurrogates(key);
    }

    String of(PhiType type, String value) {
        return switch (type.category()) {
            case NAME -> type == PhiType.INITIALS ? names.initials(value) : names.name(value);
            case LOCATION_ADDRESS -> place(type, value);
            case EMAIL -> token(value, 8) + "@example.org";
            case URL -> "https://example.org/" + token(value, 10);
            case IP -> address(value);
            case STATE_COUNTRY,
                    HOSPITAL,
                    ORGANIZATION,
                    DATE,
                    AGE,
                    PHONE,
                    SSN,
                    ID_OTHER,
                    ACCOUNT,
                    LICENSE,
                    VEHICLE,
                    DEVICE,
                    BIOMETRIC,
                    PHOTO,
                    USERNAME,
                    PROFESSION -> sameShape(value);
        };
    }

    private String place(PhiType type, String value) {
        if (type == PhiType.STREET_ADDRESS) {
            int number = 1 + key.choose("house", value, 999);
            return number + " " + STREETS.get(key.choose("street", value, STREETS.size())) + " Street";
        }
        if (type == PhiType.CITY) {
            int chosen = key.choose("city", value, CITIES.size());
            String city = CITIES.get(chosen);
            return likeCase(
                    value, city.equalsIgnoreCase(value.strip()) ? CITIES.get((chosen + 1) % CITIES.size()) : city);
        }
        return sameShape(value);
    }

    private String address(String value) {
        return value.indexOf(':') < 0
                ? "192.0.2." + (1 + key.choose("ip", value, 254))
                : "2001:db8::" + Integer.toHexString(1 + key.choose("ip", value, 65534));
    }

    private String token(String value, int length) {
        byte[] bytes = key.bytes("token", value, 0);
        StringBuilder out = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            out.append((char) ('a' + (bytes[at] & 0xff) % 26));
        }
        return out.toString();
    }

    /**
     * Digits become digits, letters letters of the same case; how the value is spaced or hyphenated does not matter. Nothing
     * becomes itself.
     */
    private String sameShape(String value) {
        StringBuilder bare = new StringBuilder(value.length());
        value.codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
        String out = sameShape(value, bare.toString());
        for (int attempt = 1; out.equals(value) && !bare.isEmpty(); attempt++) {
            out = sameShape(value, bare.toString() + '/' + attempt);
        }
        return out;
    }

    private String sameShape(String value, String seed) {
        StringBuilder out = new StringBuilder(value.length());
        byte[] bytes = new byte[0];
        int used = 0;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (!Character.isLetterOrDigit(c)) {
                out.append(c);
                continue;
            }
            if (used % 32 == 0) {
                bytes = key.bytes("shape", seed, used / 32);
            }
            int random = bytes[used++ % 32] & 0xff;
            out.append(
                    Character.isDigit(c)
                            ? (char) ('0' + random % 10)
                            : Character.isUpperCase(c) ? (char) ('A' + random % 26) : (char) ('a' + random % 26));
        }
        return out.toString();
    }

    private static String likeCase(String model, String word) {
        if (model.equals(model.toUpperCase(Locale.ROOT))) {
            return word.toUpperCase(Locale.ROOT);
        }
        return model.equals(model.toLowerCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word;
    }
}
