package health.pratique.phi.training;

import java.util.List;
import java.util.SplittableRandom;

/** One invented person, and the ways of writing the name. Prints as {@code [PHI]}. */
record Person(String first, String middle, String last, String nick) {

    private static final List<String> PARTICLES = List.of(
            "van der ",
            "van ",
            "von ",
            "de la ",
            "de ",
            "del ",
            "di ",
            "da ",
            "dos ",
            "al-",
            "Al-",
            "El ",
            "bin ",
            "Le",
            "Mc",
            "Mac",
            "O'",
            "D'",
            "St. ",
            "Abu ",
            "Ben ");

    static Person draw(Gazetteer gazetteer, SplittableRandom random) {
        String first = gazetteer.firstName(random);
        String last = gazetteer.lastName(random);
        int shape = random.nextInt(100);
        if (shape < 5) {
            last += '-' + gazetteer.lastName(random);
        } else if (shape < 8) {
            last += ' ' + gazetteer.lastName(random);
        } else if (shape < 13) {
            last = PARTICLES.get(random.nextInt(PARTICLES.size())) + last;
        }
        int given = random.nextInt(100);
        if (given < 3) {
            first += '-' + gazetteer.firstName(random);
        } else if (given < 6) {
            first += ' ' + gazetteer.firstName(random);
        }
        String middle = random.nextInt(4) == 0
                ? gazetteer.firstName(random)
                : (char) ('A' + random.nextInt(26)) + (random.nextInt(3) == 0 ? "" : ".");
        return new Person(accented(first, random), middle, accented(last, random), gazetteer.firstName(random));
    }

    /** The name as the slot asks for it. */
    String written(String form) {
        char initial = first.charAt(0);
        return switch (form) {
            case "full" -> first + ' ' + last;
            case "first" -> first;
            case "last" -> last;
            case "middle" -> first + ' ' + middle + ' ' + last;
            case "last_first" -> last + ", " + first;
            case "last_first_m" -> last + ", " + first + ' ' + middle.charAt(0);
            case "f_last" -> initial + ". " + last;
            case "initials" -> initial + "." + last.charAt(0) + '.';
            case "nick" -> first + " \"" + nick + "\" " + last;
            default -> throw new IllegalArgumentException("a template asks for an unknown form of a name");
        };
    }

    private static String accented(String name, SplittableRandom random) {
        if (random.nextInt(100) >= 7) {
            return name;
        }
        StringBuilder out = new StringBuilder(name);
        for (int at = 0; at < out.length(); at++) {
            int vowel = "aeioucnsz".indexOf(out.charAt(at));
            if (vowel >= 0 && random.nextInt(2) == 0) {
                out.setCharAt(at, "áéíöüçñšž".charAt(vowel));
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
