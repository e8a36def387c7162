package health.pratique.phi.text;

import java.util.Locale;
import java.util.Set;

/** Words of a text that is known to be scanned: unknown ones, and names that are likelier a plain word misread. */
final class DoubtfulWords {

    private static final int WORD = WordClasses.WORD;
    private static final int FREQUENT_NAME = WordClasses.FREQUENT_NAME;
    private static final String SIGNS = "@._-`^*|~/\\";
    static final Set<String> FUNCTION = Set.of(
            ("of to in is it at on he by or an as we my if no so be do the and for was his her she has had not are you but with"
                            + " who may can all any one out per due")
                    .split(" "));
    private static final int SURE = FREQUENT_NAME | Flag.COMMON | Flag.HEADING | WordClasses.CUE;

    private final Tokens tokens;
    private final Repairs repairs;
    private final NamePlace place;
    private final WordReader words;
    private final WordReader plain;
    private final WordReader common;
    private final WordReader names;
    private final boolean hasCapitals;

    DoubtfulWords(Tokens tokens, Lexicon lexicon, Repairs repairs) {
        this.tokens = tokens;
        this.repairs = repairs;
        this.place = new NamePlace(tokens);
        this.words = new WordReader(lexicon, WordClasses::asAnyWord);
        this.plain = new WordReader(lexicon, WordClasses::asPlainWord);
        this.common = new WordReader(lexicon, flags -> flags & Flag.COMMON);
        this.names = new WordReader(lexicon, WordClasses::asName);
        this.hasCapitals = WordClasses.hasCapitals(tokens);
    }

    /** A word that no list knows. */
    void unknown(int at) {
        boolean lower = isLower(at);
        String word = word(at);
        if (tokens.isSign(at - 1, '(')
                && tokens.joined(at)
                && lower
                && (flags("c" + word) & (FREQUENT_NAME | Flag.COMMON)) != 0) {
            repairs.replace(tokens.start(at - 1), tokens.end(at), "C" + word);
            return;
        }
        int length = tokens.length(at);
        boolean tooShort = length < 3 || length < 4 && (tokens.shape(at) == WordShape.UPPER || !hasCapitals);
        if (tooShort) {
            function(at);
        }
        if (tooShort || isTorn(at) || hasAccent(word)) {
            return;
        }
        String meant = place.at(at) ? names.read(word) : lower && hasCapitals ? plain.read(word) : words.read(word);
        if (meant == null || (flags(meant) & Flag.TITLE) != 0 && length <= 3) {
            return;
        }
        boolean sure = tokens.shape(at) == WordShape.UPPER
                || lower && hasCapitals
                || place.beginsSentence(at)
                || length > 5 && (flags(meant) & WORD & ~Flag.ENGLISH) != 0
                || (flags(meant) & SURE) != 0;
        if (sure) {
            replace(at, meant);
        }
    }

    /** td for to, tne for the: the small words that hold a sentence together. */
    private void function(int at) {
        boolean alike = tokens.shape(at) == (hasCapitals ? WordShape.LOWER : tokens.shape(at - 1));
        boolean begins = hasCapitals
                && tokens.shape(at) == WordShape.TITLE
                && tokens.shape(at + 1) == WordShape.LOWER
                && place.beginsSentence(at);
        if (begins || alike && tokens.isWord(at - 1) && tokens.isWord(at + 1)) {
            String meant = common.read(word(at));
            if (meant != null && FUNCTION.contains(meant.toLowerCase(Locale.ROOT))) {
                replace(at, meant);
            }
        }
    }

    /** A name or a place that is one misreading away from a plain word, where no name is likely. */
    void known(int at) {
        boolean frequent = tokens.is(at, FREQUENT_NAME) || tokens.is(at, Flag.CITY_LARGE) && tokens.length(at) > 3;
        if (tokens.length(at) < 3) {
            title(at);
            if (!tokens.is(at, WORD | FREQUENT_NAME | Flag.PARTICLE | Flag.STATE_CODE)) {
                function(at);
            }
        } else if (tokens.is(at, WORD | Flag.STATE | Flag.COUNTRY | Flag.STATE_CODE | Flag.PARTICLE | Flag.EPONYM)) {
            return;
        } else if (!hasCapitals && !frequent && tokens.length(at) <= 5) {
            String meant = place.at(at) ? null : common.read(word(at));
            if (meant != null) {
                replace(at, meant);
            }
        } else if (isLower(at) ? hasCapitals || !frequent : !frequent && (place.beginsSentence(at) || amidWords(at))) {
            String meant = place.at(at) || isTorn(at) ? null : plain.read(word(at));
            if (meant != null && (isLower(at) || place.beginsSentence(at) || (flags(meant) & Flag.COMMON) != 0)) {
                replace(at, meant);
            }
        }
    }

    /** A short word with a capital after and before small letters: insulin Nis blood. */
    private boolean amidWords(int at) {
        return tokens.length(at) <= 4
                && tokens.shape(at) == WordShape.TITLE
                && tokens.shape(at - 1) == WordShape.LOWER
                && tokens.shape(at + 1) == WordShape.LOWER;
    }

    /** Mt. Clark and Or. Smith. */
    private void title(int at) {
        if (tokens.isAnyOf(at, "or", "mt", "nr", "ns")
                && tokens.shape(at) == WordShape.TITLE
                && tokens.isSign(at + 1, '.')
                && tokens.joined(at + 1)
                && tokens.is(at + 2, WordClasses.NAME)
                && tokens.shape(at + 2) != WordShape.LOWER
                && !tokens.is(at + 2, Flag.CITY_LARGE)) {
            replace(at, tokens.isText(at, "or") ? "Dr" : tokens.isText(at, "ns") ? "Ms" : "Mr");
        }
    }

    /** Part of a word that a sign tears apart, or of an address: left to {@link TornWords}. */
    private boolean isTorn(int at) {
        if (isTornBySpace(at, at + 1) || isTornBySpace(at - 1, at)) {
            return true;
        }
        return tokens.isSign(at + 1, SIGNS) && isTornBetween(at, at + 2)
                || tokens.isSign(at - 1, SIGNS) && isTornBetween(at - 2, at);
    }

    private boolean isTornBySpace(int first, int second) {
        return tokens.isWord(first)
                && tokens.isWord(second)
                && (tokens.shape(second) == WordShape.LOWER
                        || tokens.shape(second) == WordShape.UPPER && tokens.shape(first) == WordShape.UPPER)
                && tokens.start(second) - tokens.end(first) == 1
                && (flags(word(first) + word(second)) & (WORD | FREQUENT_NAME)) != 0;
    }

    private boolean isTornBetween(int first, int second) {
        boolean joined =
                tokens.joined(second) && tokens.joined(second - 1) && tokens.isWord(first) && tokens.isWord(second);
        return joined && (tokens.isSign(second - 1, "@._/\\") || flags(word(first) + word(second)) != 0);
    }

    private static boolean hasAccent(String word) {
        return word.chars().anyMatch(c -> c > 127);
    }

    private boolean isLower(int at) {
        return tokens.shape(at) == WordShape.LOWER
                || tokens.shape(at) == WordShape.MIXED && Character.isLowerCase(tokens.first(at));
    }

    private int flags(String word) {
        return tokens.lexiconFlags(word.toLowerCase(Locale.ROOT));
    }

    private String word(int at) {
        return tokens.text().substring(tokens.start(at), tokens.end(at));
    }

    private void replace(int at, String by) {
        repairs.replace(tokens.start(at), tokens.end(at), by);
    }
}
