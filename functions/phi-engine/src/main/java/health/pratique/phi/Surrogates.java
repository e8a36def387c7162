package health.pratique.phi;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Other values of the same shape, chosen by the subject's key: the same value always becomes the same other one. Parts of a
 * name are replaced one by one, so that "John Smith", "SMITH, J." and "Mr. Smith" stay one person.
 */
final class Surrogates {

    private static final Set<String> KEPT_IN_NAMES = Set.of(
            "mr", "mrs", "ms", "miss", "dr", "prof", "jr", "sr", "ii", "iii", "iv", "md", "do", "rn", "np", "pa", "phd",
            "de", "da", "del", "della", "der", "den", "van", "von", "la", "le", "el", "al", "bin", "ibn", "st", "di",
            "du");

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
    private final char[] letters;

    Surrogates(SubjectKey key) {
        this.key = key;
        this.letters = permutation(key);
    }

    String of(PhiType type, String value) {
        return switch (type.category()) {
            case NAME -> name(value);
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

    private String name(String value) {
        StringBuilder out = new StringBuilder(value.length() + 8);
        int at = 0;
        while (at < value.length()) {
            int end = at;
            while (end < value.length() && Character.isLetter(value.charAt(end))) {
                end++;
            }
            if (end > at) {
                out.append(namePart(value.substring(at, end)));
                at = end;
            } else {
                char c = value.charAt(at++);
                out.append(Character.isDigit(c) ? digit(value, c) : c);
            }
        }
        return out.toString();
    }

    /** First letters are swapped by a keyed permutation, so that an initial still belongs to its name. */
    private String namePart(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (KEPT_IN_NAMES.contains(lower)) {
            return word;
        }
        char letter = letters[firstLetter(lower) - 'A'];
        if (word.length() == 1) {
            return likeCase(word, String.valueOf(letter));
        }
        SurrogateNames names = SurrogateNames.standard();
        SurrogateNames.Kind kind = names.kindOf(word);
        List<String> candidates = names.beginning(kind, letter);
        String chosen = candidates.get(key.choose("name", lower, candidates.size()));
        return likeCase(word, chosen);
    }

    private static char[] permutation(SubjectKey key) {
        char[] letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray();
        for (int at = letters.length - 1; at > 0; at--) {
            int other = key.choose("letters", Integer.toString(at), at + 1);
            char swapped = letters[at];
            letters[at] = letters[other];
            letters[other] = swapped;
        }
        return letters;
    }

    private char firstLetter(String word) {
        String plain = Normalizer.normalize(word.substring(0, 1), Normalizer.Form.NFD);
        char first = Character.toUpperCase(plain.charAt(0));
        return first >= 'A' && first <= 'Z' ? first : (char) ('A' + key.choose("letter", word.substring(0, 1), 26));
    }

    private String place(PhiType type, String value) {
        if (type == PhiType.STREET_ADDRESS) {
            int number = 1 + key.choose("house", value, 999);
            return number + " " + STREETS.get(key.choose("street", value, STREETS.size())) + " Street";
        }
        if (type == PhiType.CITY) {
            return likeCase(value, CITIES.get(key.choose("city", value, CITIES.size())));
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

    /** Digits become digits, letters letters of the same case; how the value is spaced or hyphenated does not matter. */
    private String sameShape(String value) {
        StringBuilder bare = new StringBuilder(value.length());
        value.codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
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
                bytes = key.bytes("shape", bare.toString(), used / 32);
            }
            int random = bytes[used++ % 32] & 0xff;
            out.append(
                    Character.isDigit(c)
                            ? (char) ('0' + random % 10)
                            : Character.isUpperCase(c) ? (char) ('A' + random % 26) : (char) ('a' + random % 26));
        }
        return out.toString();
    }

    private char digit(String value, char c) {
        return (char) ('0' + key.choose("digit", value + c, 10));
    }

    private static String likeCase(String model, String word) {
        if (model.equals(model.toUpperCase(Locale.ROOT))) {
            return word.toUpperCase(Locale.ROOT);
        }
        return model.equals(model.toLowerCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word;
    }
}
