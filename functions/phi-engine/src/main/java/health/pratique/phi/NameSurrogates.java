package health.pratique.phi;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Another person in the place of one, however the name is written: each word of a name has its own surrogate, so that "John
 * Smith", "SMITH, J.", "Mr. Smith's" and the initials "JS" stay one person. First letters are swapped by a keyed permutation, and
 * none stays, so that no name and no initial becomes itself. Accents and apostrophes do not tell two names apart.
 */
final class NameSurrogates {

    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "mme", "sra");
    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv");
    private static final Set<String> CREDENTIALS =
            Set.of("MD", "DO", "RN", "NP", "PA", "PhD", "PharmD", "LPN", "DDS", "DPM", "CRNA", "MPH");
    /** Parts of a surname that name nobody. */
    private static final Set<String> PARTICLES =
            Set.of("de", "da", "das", "dos", "del", "della", "der", "den", "van", "von", "la", "di", "st");
    /** Parts of a surname when they are written in small letters; else they may be somebody's whole name. */
    private static final Set<String> SMALL_PARTICLES = Set.of("le", "du", "el", "al", "bin", "ibn");

    private static final int LETTERS = 26;

    /** A word of the name, [start, end). */
    private record Word(int start, int end, String text, String lower) {

        boolean isLowerCase() {
            return text.equals(lower);
        }

        boolean isMixedCase() {
            return !isLowerCase() && !text.equals(text.toUpperCase(Locale.ROOT));
        }

        /** The s of a possessive: {@code Smith's}. */
        boolean isPossessive(String value, List<Word> words, int i) {
            return lower.equals("s")
                    && i > 0
                    && words.get(i - 1).end == start - 1
                    && isApostrophe(value.charAt(start - 1));
        }
    }

    private final SubjectKey key;
    private final char[] letters;

    NameSurrogates(SubjectKey key) {
        this.key = key;
        this.letters = permutation(key);
    }

    String name(String value) {
        List<Word> words = words(value);
        StringBuilder out = new StringBuilder(value.length() + 8);
        int at = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            copy(value, at, word.start(), out);
            out.append(isKept(value, words, i) ? word.text() : part(word));
            at = word.end();
        }
        copy(value, at, value.length(), out);
        return out.toString();
    }

    /** Every letter is one name's first. */
    String initials(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            out.append(Character.isLetter(c) ? likeCase(c, letter(c)) : c);
        }
        return out.toString();
    }

    private void copy(String value, int from, int to, StringBuilder out) {
        for (int at = from; at < to; at++) {
            char c = value.charAt(at);
            out.append(Character.isDigit(c) ? (char) ('0' + key.choose("digit", value + c, 10)) : c);
        }
    }

    private String part(Word word) {
        char letter = letter(word.text().charAt(0));
        if (word.text().length() == 1) {
            return String.valueOf(likeCase(word.text().charAt(0), letter));
        }
        String bare = bare(word.lower());
        SurrogateNames names = SurrogateNames.standard();
        List<String> candidates = names.beginning(names.kindOf(bare), letter);
        return likeCase(word, candidates.get(key.choose("name", bare, candidates.size())));
    }

    /** What is no part of anybody's name: a title before it, a suffix or credential behind it, a particle in it. */
    private static boolean isKept(String value, List<Word> words, int i) {
        Word word = words.get(i);
        if (word.isPossessive(value, words, i)) {
            return true;
        }
        if (TITLES.contains(word.lower())) {
            return words.subList(0, i).stream().allMatch(before -> TITLES.contains(before.lower()));
        }
        if (SUFFIXES.contains(word.lower())) {
            return i > 0;
        }
        if (CREDENTIALS.contains(word.text())) {
            return i > 0
                    && (value.lastIndexOf(',', word.start()) >= words.get(i - 1).end()
                            || words.stream().anyMatch(Word::isMixedCase));
        }
        return isParticle(value, words, i);
    }

    private static boolean isParticle(String value, List<Word> words, int i) {
        if (i == words.size() - 1) {
            return false;
        }
        Word word = words.get(i);
        Word next = words.get(i + 1);
        String between = value.substring(word.end(), next.start());
        boolean named = (between.isBlank() || between.equals("-"))
                && next.text().length() > 1
                && !SUFFIXES.contains(next.lower())
                && !CREDENTIALS.contains(next.text());
        if (word.isLowerCase()) {
            return named && (PARTICLES.contains(word.lower()) || SMALL_PARTICLES.contains(word.lower()));
        }
        return named && PARTICLES.contains(word.lower()) && (i > 0 || PARTICLES.contains(next.lower()));
    }

    /** Runs of letters; an apostrophe between letters belongs to the name unless only an s follows. */
    private static List<Word> words(String value) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < value.length()) {
            int start = at;
            while (at < value.length() && (isLetter(value.charAt(at)) || at > start && joins(value, at))) {
                at++;
            }
            if (at > start) {
                String text = value.substring(start, at);
                words.add(new Word(start, at, text, text.toLowerCase(Locale.ROOT)));
            } else {
                at++;
            }
        }
        return words;
    }

    private static boolean joins(String value, int at) {
        return isApostrophe(value.charAt(at))
                && at + 2 < value.length()
                && isLetter(value.charAt(at + 1))
                && isLetter(value.charAt(at + 2));
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK || Character.isSurrogate(c);
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019';
    }

    private static String bare(String lower) {
        StringBuilder bare = new StringBuilder(lower.length());
        Normalizer.normalize(lower, Normalizer.Form.NFD)
                .chars()
                .filter(c -> !isApostrophe((char) c) && Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    private char letter(char first) {
        char plain = Character.toUpperCase(
                Normalizer.normalize(String.valueOf(first), Normalizer.Form.NFD).charAt(0));
        return plain >= 'A' && plain <= 'Z'
                ? letters[plain - 'A']
                : (char) ('A' + key.choose("letter", String.valueOf(plain), LETTERS));
    }

    /** The first keyed permutation that leaves no letter in its place: more than every third one does. */
    private static char[] permutation(SubjectKey key) {
        for (int attempt = 0; ; attempt++) {
            char[] letters = permutation(key, attempt);
            boolean deranged = true;
            for (int at = 0; at < LETTERS; at++) {
                deranged &= letters[at] != 'A' + at;
            }
            if (deranged) {
                return letters;
            }
        }
    }

    /** Fisher and Yates's shuffle. Two random bytes a letter favour none by more than 26 in 65,536. */
    private static char[] permutation(SubjectKey key, int attempt) {
        byte[] random = key.expanded("pratique letters " + attempt, 2 * LETTERS);
        char[] letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray();
        for (int at = LETTERS - 1; at > 0; at--) {
            int other = ((random[2 * at] & 0xff) << 8 | (random[2 * at + 1] & 0xff)) % (at + 1);
            char swapped = letters[at];
            letters[at] = letters[other];
            letters[other] = swapped;
        }
        return letters;
    }

    private static char likeCase(char model, char letter) {
        return Character.isLowerCase(model) ? Character.toLowerCase(letter) : letter;
    }

    private static String likeCase(Word model, String name) {
        if (model.isLowerCase()) {
            return name.toLowerCase(Locale.ROOT);
        }
        return model.isMixedCase() ? name : name.toUpperCase(Locale.ROOT);
    }
}
