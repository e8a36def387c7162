package health.pratique.local.cloud.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What a generated password is made of, as {@code GetRandomPassword} has it.
 *
 * @param classes each the characters of one included type, those excluded left out
 * @param eachClass whether every type appears at least once
 */
public record PasswordRule(int length, List<String> classes, boolean eachClass) {

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    static final PasswordRule DATABASE = new PasswordRule(32, List.of(LOWER, UPPER, DIGITS), true);

    public PasswordRule {
        classes = List.copyOf(classes);
    }

    static PasswordRule from(Properties generate) {
        String excluded = generate.text("ExcludeCharacters").orElse("");
        List<String> classes = new ArrayList<>();
        add(classes, generate.flag("ExcludeLowercase", false) ? "" : LOWER, excluded);
        add(classes, generate.flag("ExcludeUppercase", false) ? "" : UPPER, excluded);
        add(classes, generate.flag("ExcludeNumbers", false) ? "" : DIGITS, excluded);
        add(classes, generate.flag("ExcludePunctuation", false) ? "" : PUNCTUATION, excluded);
        add(classes, generate.flag("IncludeSpace", false) ? " " : "", excluded);
        int length = generate.number("PasswordLength", 32);
        boolean each = generate.flag("RequireEachIncludedType", true);
        if (classes.isEmpty() || length < 1 || length > 4096 || (each && length < classes.size())) {
            throw new TemplateInvalid(generate.place(), "no password can be made by these rules");
        }
        return new PasswordRule(length, classes, each);
    }

    private static void add(List<String> classes, String characters, String excluded) {
        String left = characters
                .chars()
                .filter(character -> excluded.indexOf(character) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        if (!left.isEmpty()) {
            classes.add(left);
        }
    }

    String generate(RandomGenerator random) {
        String all = String.join("", classes);
        List<Character> characters = new ArrayList<>();
        if (eachClass) {
            classes.forEach(type -> characters.add(type.charAt(random.nextInt(type.length()))));
        }
        while (characters.size() < length) {
            characters.add(all.charAt(random.nextInt(all.length())));
        }
        Collections.shuffle(characters, Random.from(random));
        return characters.stream().map(String::valueOf).collect(Collectors.joining());
    }
}
