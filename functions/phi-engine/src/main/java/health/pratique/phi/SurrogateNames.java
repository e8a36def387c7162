package health.pratique.phi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The common names that surrogates are taken from, by gender and first letter, and the gender of more. Immutable. */
final class SurrogateNames {

    enum Kind {
        FEMALE('F'),
        MALE('M'),
        SURNAME('S');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }
    }

    private static final class Holder {
        private static final SurrogateNames STANDARD = read();
    }

    private final Map<String, List<String>> names;
    private final Map<String, Kind> kinds;

    private SurrogateNames(Map<String, List<String>> names, Map<String, Kind> kinds) {
        this.names = Map.copyOf(names);
        this.kinds = Map.copyOf(kinds);
    }

    static SurrogateNames standard() {
        return Holder.STANDARD;
    }

    /** The names of this kind that begin with the letter A to Z, of another kind if there is none; never empty. */
    List<String> beginning(Kind kind, char letter) {
        List<String> found = names.get("" + kind.sign + letter);
        return found != null ? found : names.getOrDefault("S" + letter, List.of("Robin"));
    }

    /** What kind of name this is, as far as the lists tell; an unknown one counts as a surname. Without accents. */
    Kind kindOf(String name) {
        return kinds.getOrDefault(name.toLowerCase(Locale.ROOT), Kind.SURNAME);
    }

    private static SurrogateNames read() {
        try (InputStream in = SurrogateNames.class.getResourceAsStream("surrogate-names.txt")) {
            if (in == null) {
                throw new IllegalStateException("surrogate-names.txt is missing from the jar: build it again");
            }
            Map<String, List<String>> names = new HashMap<>();
            Map<String, Kind> kinds = new HashMap<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                char sign = line.charAt(0);
                List<String> row = List.of(line.substring(4).split(" "));
                if (Character.isUpperCase(sign)) {
                    names.put("" + sign + line.charAt(2), row);
                }
                if (sign != Kind.SURNAME.sign) {
                    Kind kind = Character.toUpperCase(sign) == Kind.FEMALE.sign ? Kind.FEMALE : Kind.MALE;
                    row.forEach(name -> kinds.put(name.toLowerCase(Locale.ROOT), kind));
                }
            }
            return new SurrogateNames(names, kinds);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
