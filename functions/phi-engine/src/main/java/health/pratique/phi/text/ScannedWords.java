package health.pratique.phi.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words with a letter misread that tells at once, or a digit read for a letter. */
final class ScannedWords {

    private static final int CUE = WordClasses.CUE;
    private static final int NAME = WordClasses.NAME;

    private static final int MOST_TRIED = 200;

    private final Tokens tokens;
    private final Repairs repairs;
    private final boolean scanned;
    private final NamePlace place;
    private final WordReader cues;
    private final WordReader titles;
    private final WordReader streets;
    private final WordReader facilities;
    private final WordReader usual;
    private final WordReader words;
    private final WordReader plain;
    private final WordReader names;
    private final List<Integer> untried = new ArrayList<>();

    ScannedWords(Tokens tokens, Lexicon lexicon, Repairs repairs, boolean scanned) {
        this.tokens = tokens;
        this.repairs = repairs;
        this.scanned = scanned;
        this.place = new NamePlace(tokens);
        this.cues = new WordReader(lexicon, flags -> flags & CUE);
        this.titles = new WordReader(lexicon, flags -> flags & Flag.TITLE);
        this.streets = new WordReader(lexicon, flags -> flags & Flag.STREET);
        this.facilities = new WordReader(lexicon, flags -> flags & Flag.FACILITY);
        this.usual = new WordReader(lexicon, flags -> flags & (Flag.COMMON | CUE & ~Flag.TITLE));
        this.words = new WordReader(lexicon, WordClasses::asAnyWord);
        this.plain = new WordReader(lexicon, WordClasses::asPlainWord);
        this.names = new WordReader(lexicon, WordClasses::asName);
    }

    /** Letters and digits in one word: Sm1th, Pat1ent, D0B, 8tephanie. */
    void mixed(int at) {
        String word = word(at);
        int digits = (int) word.chars().filter(Character::isDigit).count();
        if (isDateOfBirth(word)) {
            replace(at, WordReader.inCaseOf(word, "dob"));
            repairs.tellsOfScanner(1);
        } else if (word.length() < 4) {
            shortMixed(at, word);
        } else if (digits * 2 < word.length() && !isDose(word) && !isCode(word, digits)) {
            longMixed(at, word);
        }
    }

    private void longMixed(int at, String word) {
        boolean named = place.at(at);
        String meant = (named ? names : words).readDigits(word, scanned);
        if (meant == null && named) {
            meant = words.readDigits(word, false);
        }
        if (meant != null) {
            repairs.tellsOfScanner(2);
        } else if (scanned || isCapitalReadAsDigit(word)) {
            meant = lettersFor(word);
        }
        if (meant != null) {
            replace(at, Character.isDigit(word.charAt(0)) && capitalHere(at, meant) ? capital(meant) : meant);
        }
    }

    /** A word that no list knows; whether it was read as another. */
    boolean unknown(int at) {
        int length = tokens.length(at);
        if (length < 2) {
            return false;
        }
        String meant = null;
        if (titleHere(at)) {
            meant = titles.read(word(at));
        } else if (length >= 3 && (tokens.isSign(at + 1, ":#;") || besideDay(at))) {
            String cue = cues.read(word(at));
            cue = cue == null && scanned && besideDay(at) ? Months.near(word(at)) : cue;
            meant = cue != null && isCueHere(at, tokens.lexiconFlags(lower(cue))) ? cue : null;
        }
        if (meant == null) {
            meant = byItsPlace(at);
        }
        if (meant != null) {
            replace(at, meant);
            repairs.tellsOfScanner(1);
            return true;
        }
        boolean promising = length >= 5 && tokens.shape(at) != WordShape.MIXED && tokens.shape(at) != WordShape.TITLE;
        if (promising && untried.size() < MOST_TRIED) {
            untried.add(at);
        }
        return false;
    }

    /** 12 Old Mill Rcl, Riverside Nospital, lbrahim. */
    private @Nullable String byItsPlace(int at) {
        String word = word(at);
        boolean lower = tokens.shape(at) == WordShape.LOWER;
        if (lower && word.charAt(0) == 'l' && word.length() > 3) {
            String capital = "I" + word.substring(1);
            return (tokens.lexiconFlags(lower(capital)) & (NAME | WordClasses.PLACE)) == 0 ? null : capital;
        }
        boolean afterCapital = !lower && tokens.isWord(at - 1) && tokens.shape(at - 1) != WordShape.LOWER;
        if (!afterCapital) {
            return null;
        }
        boolean street = word.length() <= 4
                && (tokens.isNumber(at - 2) || tokens.isNumber(at - 3) && tokens.isWord(at - 2))
                && tokens.shape(at) == WordShape.TITLE;
        return street ? streets.read(word) : word.length() > 5 ? facilities.read(word) : null;
    }

    /** Tells how many of the unknown words are one misreading away from a plain word: in clean text next to none. */
    void tellMisread(int patience) {
        int tried = 0;
        int misread = 0;
        for (int at : untried) {
            if (tried < patience || misread * 4 >= tried) {
                tried++;
                misread += usual.read(word(at)) == null ? 0 : 1;
            }
        }
        repairs.tellsOfScanner(misread);
    }

    /** A month needs its day, an identifier's word its identifier. */
    private boolean isCueHere(int at, int flags) {
        if (tokens.shape(at) == WordShape.UPPER && tokens.length(at) < 4 && (flags & Flag.ID_WORD) == 0) {
            return false;
        }
        if (besideDay(at)) {
            return (flags & Flag.MONTH) != 0;
        }
        int value = tokens.isSign(at + 2, ":#") ? at + 3 : at + 2;
        boolean identifier = tokens.isNumber(value, 3, 20) || tokens.kind(value) == TokenKind.MIXED;
        return (flags & ~Flag.ID_WORD & CUE) != 0 || identifier;
    }

    /** Nr. Ward: a short word with a full stop before a capital. */
    private boolean titleHere(int at) {
        int name = tokens.isSign(at + 2, '.') && tokens.joined(at + 2) ? at + 3 : at + 2;
        WordShape shape = tokens.shape(name);
        return tokens.length(at) <= 3
                && tokens.shape(at) != WordShape.LOWER
                && tokens.isSign(at + 1, '.')
                && tokens.joined(at + 1)
                && !tokens.joined(name)
                && (shape == WordShape.TITLE || shape == WordShape.UPPER && tokens.shape(at) == WordShape.UPPER)
                && (tokens.is(name, NAME) || tokens.flags(name) == 0);
    }

    private boolean besideDay(int at) {
        return tokens.isNumber(at + 1, 1, 2) && tokens.number(at + 1) <= 31 && tokens.shape(at) != WordShape.LOWER
                || tokens.isYear(at + 1)
                || tokens.isNumber(at - 1, 1, 2) && tokens.number(at - 1) <= 31 && tokens.shape(at) == WordShape.TITLE;
    }

    /** 0r. Smith; in a scanned text 0f, 1n and 5he too. */
    private void shortMixed(int at, String word) {
        boolean title = tokens.isSign(at + 1, '.') && tokens.isWord(at + 2) && tokens.shape(at + 2) != WordShape.LOWER;
        String meant = title ? titles.readDigits(word, false) : null;
        boolean box = tokens.isText(at - 1, "po");
        if (meant == null && scanned && (box || tokens.is(at + 1, WordClasses.WORD) && !isUnitAfterDigit(word))) {
            meant = plain.readDigits(word, false);
        }
        if (meant != null) {
            replace(at, title ? capital(meant) : meant);
        }
    }

    private static boolean isUnitAfterDigit(String word) {
        return Character.isDigit(word.charAt(0)) && word.charAt(0) > '1';
    }

    /** The word with the likeliest letters for its digits, whatever it is then. */
    private @Nullable String lettersFor(String word) {
        StringBuilder letters = new StringBuilder(word);
        for (int at = 0; at < word.length(); at++) {
            if (Character.isDigit(word.charAt(at))) {
                if (at == 0) {
                    letters.setCharAt(0, "OIZBASGTBg".charAt(word.charAt(0) - '0'));
                    continue;
                }
                if (at + 1 < word.length() && !Character.isLetter(word.charAt(at + 1))) {
                    return null;
                }
                letters.replace(at, at + 1, Misreadings.of(word.charAt(at)).getFirst());
            }
        }
        return WordReader.inCaseOf(word, letters.toString());
    }

    private boolean capitalHere(int at, String meant) {
        int flags = tokens.lexiconFlags(lower(meant));
        return Character.isLowerCase(meant.charAt(meant.length() - 1))
                && ((flags & NAME) != 0 && (flags & Flag.COMMON) == 0 || place.beginsSentence(at));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static boolean isDateOfBirth(String word) {
        return word.length() == 3
                && "dD0".indexOf(word.charAt(0)) >= 0
                && "oO0".indexOf(word.charAt(1)) >= 0
                && "bB8".indexOf(word.charAt(2)) >= 0;
    }

    /** 5undaram: no number of anything. */
    private boolean isCapitalReadAsDigit(String word) {
        return word.length() > 5
                && "0158".indexOf(word.charAt(0)) >= 0
                && word.chars().skip(1).allMatch(Character::isLowerCase)
                && tokens.lexiconFlags(word.substring(1)) == 0;
    }

    /** CYP2D6, HER2: capitals with several digits, or one at the end. */
    private static boolean isCode(String word, int digits) {
        boolean capitals = word.chars().noneMatch(Character::isLowerCase);
        boolean inside = word.chars().skip(1).anyMatch(Character::isUpperCase);
        return (capitals || inside)
                && (digits > 1 || Character.isDigit(word.charAt(word.length() - 1)) && word.length() < 6);
    }

    /** 20mg, 2nd, 3x: digits first, then a unit. */
    private static boolean isDose(String word) {
        int letters = 0;
        while (letters < word.length() && Character.isDigit(word.charAt(letters))) {
            letters++;
        }
        return letters > 1 || letters == 1 && word.length() < 4;
    }

    private String word(int at) {
        return tokens.text().substring(tokens.start(at), tokens.end(at));
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private void replace(int at, String by) {
        repairs.replace(tokens.start(at), tokens.end(at), by);
    }
}
