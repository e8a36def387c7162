package health.pratique.phi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The common names that surrogates are taken from: by gender and first letter. Immutable. */
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
    private final Set<String> female = new HashSet<>();
    private final Set<String> male = new HashSet<>();

    private SurrogateNames(Map<String, List<String>> names) {
        this.names = Map.copyOf(names);
        names.forEach((key, list) -> {
            if (key.charAt(0) == 'F') {
                list.forEach(name -> female.add(name.toLowerCase(Locale.ROOT)));
            } else if (key.charAt(0) == 'M') {
                list.forEach(name -> male.add(name.toLowerCase(Locale.ROOT)));
            }
        });
        Set<String> both = new HashSet<>(female);
        both.retainAll(male);
        female.removeAll(both);
        male.removeAll(both);
    }

    static SurrogateNames standard() {
        return Holder.STANDARD;
    }

    /** The names of this kind that begin with the letter A to Z; never empty. */
    List<String> beginning(Kind kind, char letter) {
        return names.getOrDefault("" + kind.sign + letter, List.of("Robin"));
    }

    /** What kind of name this is, as far as the lists tell; an unknown one counts as a surname. */
    Kind kindOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return female.contains(lower) ? Kind.FEMALE : male.contains(lower) ? Kind.MALE : Kind.SURNAME;
    }

    private static SurrogateNames read() {
        try (InputStream in = SurrogateNames.class.getResourceAsStream("surrogate-names.txt")) {
            if (in == null) {
                throw new IllegalStateException("surrogate-names.txt is missing from the jar: build it again");
            }
            Map<String, List<String>> names = new HashMap<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            reader.lines()
                    .map(line -> line.split(" "))
                    .forEach(words ->
                            names.put(words[0] + words[1], List.of(words).subList(2, words.length)));
            return new SurrogateNames(names);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
