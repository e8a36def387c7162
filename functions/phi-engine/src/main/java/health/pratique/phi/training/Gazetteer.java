package health.pratique.phi.training;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Lexicon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Draws names and places: those of the lexicon, frequent or not, and new ones that are spelt like them and stand in no list. */
final class Gazetteer {

    private static final int SPELLING = 3;

    private final Lexicon lexicon;
    private final List<String> firstCommon = new ArrayList<>();
    private final List<String> first = new ArrayList<>();
    private final List<String> lastCommon = new ArrayList<>();
    private final List<String> last = new ArrayList<>();
    private final List<String> cityLarge = new ArrayList<>();
    private final List<String> city = new ArrayList<>();
    private final List<String> state = new ArrayList<>();
    private final List<String> stateCode = new ArrayList<>();
    private final List<String> country = new ArrayList<>();
    private final List<String> county = new ArrayList<>();
    private final List<String> eponyms = new ArrayList<>();
    private final Map<String, StringBuilder> spelling = new HashMap<>();

    Gazetteer(Lexicon lexicon) {
        this.lexicon = lexicon;
        for (int number = 0; number < lexicon.size(); number++) {
            sort(lexicon.word(number), lexicon.flagsOf(number));
        }
    }

    private void sort(String word, int flags) {
        boolean plain = word.indexOf(' ') < 0;
        boolean function = (flags & Flag.COMMON) != 0 && word.length() < 4;
        if (plain && !function && word.length() > 1) {
            take(flags, Flag.FIRST_COMMON, firstCommon, word);
            take(flags, Flag.LAST_COMMON, lastCommon, word);
            take((flags & Flag.COMMON) == 0 ? flags : 0, Flag.EPONYM, eponyms, word);
            boolean rareWord = (flags & (Flag.COMMON | Flag.MEDICAL)) == 0;
            take(rareWord ? flags : 0, Flag.FIRST, first, word);
            take(rareWord ? flags : 0, Flag.LAST, last, word);
            if (rareWord && (flags & (Flag.FIRST | Flag.LAST)) != 0) {
                learnSpelling(word);
            }
        }
        take(flags, Flag.CITY_LARGE, cityLarge, word);
        take((flags & Flag.COMMON) == 0 ? flags : 0, Flag.CITY, city, word);
        take(flags, Flag.COUNTY, county, word);
        take(flags, Flag.STATE, state, word);
        take(word.length() == 2 ? flags : 0, Flag.STATE_CODE, stateCode, word);
        take(word.length() > 3 ? flags : 0, Flag.COUNTRY, country, word);
    }

    private static void take(int flags, int flag, List<String> list, String word) {
        if ((flags & flag) != 0) {
            list.add(word);
        }
    }

    private void learnSpelling(String word) {
        String spelt = "^".repeat(SPELLING) + word + "$";
        for (int at = SPELLING; at < spelt.length(); at++) {
            spelling.computeIfAbsent(spelt.substring(at - SPELLING, at), unseen -> new StringBuilder())
                    .append(spelt.charAt(at));
        }
    }

    String firstName(SplittableRandom random) {
        return name(random, firstCommon, first);
    }

    String lastName(SplittableRandom random) {
        return name(random, lastCommon, last);
    }

    private String name(SplittableRandom random, List<String> frequent, List<String> any) {
        int kind = random.nextInt(100);
        return capitalised(kind < 35 ? pick(random, frequent) : kind < 72 ? pick(random, any) : unheard(random));
    }

    /** Whether the word is one that things are named after, and no plain word. */
    boolean isEponym(String text, int from, int to) {
        int flags = lexicon.flags(text, from, to);
        return (flags & Flag.EPONYM) != 0 && (flags & Flag.COMMON) == 0;
    }

    /** A name that a sign or device might have. */
    String eponym(SplittableRandom random) {
        return random.nextInt(2) == 0 ? capitalised(pick(random, eponyms)) : lastName(random);
    }

    /** A word that is spelt like a name and is in no list. */
    String newWord(SplittableRandom random) {
        return capitalised(unheard(random));
    }

    String city(SplittableRandom random) {
        return titled(random.nextInt(100) < 45 ? pick(random, cityLarge) : pick(random, city));
    }

    String county(SplittableRandom random) {
        return titled(pick(random, county));
    }

    String state(SplittableRandom random) {
        return titled(pick(random, state));
    }

    String stateCode(SplittableRandom random) {
        return pick(random, stateCode).toUpperCase(Locale.ROOT);
    }

    String country(SplittableRandom random) {
        return titled(pick(random, country));
    }

    private String unheard(SplittableRandom random) {
        while (true) {
            StringBuilder word = new StringBuilder("^".repeat(SPELLING));
            while (word.length() < 20) {
                StringBuilder letters = Objects.requireNonNull(spelling.get(word.substring(word.length() - SPELLING)));
                char next = letters.charAt(random.nextInt(letters.length()));
                if (next == '$') {
                    break;
                }
                word.append(next);
            }
            String found = word.substring(SPELLING);
            if (found.length() >= 3 && found.length() <= 13 && lexicon.flags(found) == 0) {
                return found;
            }
        }
    }

    private static String pick(SplittableRandom random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String titled(String words) {
        StringBuilder out = new StringBuilder();
        for (String word : words.split(" ")) {
            out.append(out.isEmpty() ? "" : " ").append(capitalised(word));
        }
        return out.toString();
    }

    private static String capitalised(String word) {
        if (word.startsWith("mc") && word.length() > 4) {
            return "Mc" + capitalised(word.substring(2));
        }
        if (word.startsWith("o'") && word.length() > 3) {
            return "O'" + capitalised(word.substring(2));
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
