package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** How much a word looks like part of a person's name, by itself and beside others. */
final class NameWords {

    private static final int NEVER = Flag.FACILITY | Flag.WEEKDAY | Flag.SPECIALTY | Flag.CREDENTIAL | Flag.TITLE;
    private static final int MOST_PARTS = 5;

    private NameWords() {}

    static boolean isCapital(Tokens tokens, int at) {
        return Places.isCapital(tokens, at);
    }

    static boolean isKnown(Tokens tokens, int at) {
        return tokens.is(at, Flag.FIRST | Flag.LAST);
    }

    /** Positive for words that are names, negative for words that are something else; 0 when the lexicon has no opinion. */
    static int weight(Tokens tokens, int at) {
        int flags = tokens.flags(at);
        int weight = 0;
        weight += (flags & Flag.FIRST_COMMON) != 0 ? 3 : (flags & Flag.FIRST) != 0 ? 2 : 0;
        weight += (flags & Flag.LAST_COMMON) != 0 ? 2 : (flags & Flag.LAST) != 0 ? 1 : 0;
        weight += (flags & (Flag.ENGLISH | Flag.MEDICAL | Flag.FIRST | Flag.LAST)) == 0 ? 1 : 0;
        weight -= (flags & Flag.COMMON) != 0 ? 3 : (flags & Flag.ENGLISH) != 0 ? 2 : 0;
        weight -= (flags & Flag.MEDICAL) != 0 ? 2 : 0;
        weight -= (flags & Flag.EPONYM) != 0 ? 1 : 0;
        weight -= (flags & (Flag.STATE | Flag.COUNTRY | Flag.MONTH)) != 0 ? 3 : 0;
        weight -= (flags & Flag.PEOPLE) == 0 ? 0 : (flags & Flag.LAST_COMMON) != 0 ? 1 : 3;
        weight -= (flags & (Flag.HEADING | Flag.RELATION | Flag.ORGANIZATION | NEVER)) != 0 ? 4 : 0;
        weight += tokens.shape(at) == WordShape.MIXED && isScottishOrIrish(tokens, at) ? 2 : 0;
        return weight;
    }

    /** A word that could be a name where the words around it say that one stands here. */
    static boolean possible(Tokens tokens, int at) {
        if (!tokens.isWord(at) || tokens.is(at, NEVER) && !tokens.is(at, Flag.FIRST | Flag.LAST_COMMON)) {
            return false;
        }
        WordShape shape = tokens.shape(at);
        if (shape == WordShape.LOWER) {
            return tokens.length(at) > 2
                    && !tokens.is(at, Flag.COMMON | Flag.MEDICAL | Flag.RELATION | Flag.PERSON_VERB | Flag.HEADING)
                    && (isKnown(tokens, at) || tokens.flags(at) == 0);
        }
        if (shape == WordShape.INITIAL) {
            return true;
        }
        if (shape == WordShape.UPPER) {
            return tokens.length(at) > 1
                    && !tokens.is(at, Flag.MEDICAL | Flag.RELATION | Flag.PERSON_VERB)
                    && (isKnown(tokens, at) || !tokens.is(at, Flag.ENGLISH | Flag.COMMON))
                    && !(tokens.is(at, Flag.COMMON | Flag.HEADING)
                            && !tokens.is(at, Flag.LAST_COMMON | Flag.FIRST_COMMON));
        }
        return !tokens.is(at, Flag.RELATION | Flag.PERSON_VERB | Flag.FACILITY)
                && !(tokens.is(at, Flag.HEADING | Flag.COMMON) && !isKnown(tokens, at));
    }

    /**
     * The last token of the name whose first part is at the token: more parts, initials, particles, hyphens and Jr. It does not
     * cross the end of a line.
     */
    static int extend(Tokens tokens, int first) {
        int last = withDot(tokens, first);
        for (int part = 1; part < MOST_PARTS; part++) {
            int next = last + 1;
            if (tokens.isSign(next, '-') && tokens.joined(next) && tokens.joined(next + 1) && tokens.isWord(next + 1)) {
                boolean small = !isCapital(tokens, next + 1) && isCapital(tokens, first);
                boolean syllable = tokens.length(next + 1) <= 5
                        && !tokens.is(next + 1, Flag.ENGLISH | Flag.COMMON | Flag.MEDICAL | Flag.EPONYM_HEAD);
                if (small && !syllable || tokens.is(next + 1, Flag.PERSON_VERB)) {
                    break;
                }
                last = withDot(tokens, next + 1);
                continue;
            }
            if (tokens.isSign(next, "\"(\u201c")
                    && tokens.isSign(next + 2, "\")\u201d")
                    && isCapital(tokens, next + 1)
                    && tokens.is(next + 1, Flag.FIRST)
                    && continues(tokens, first, next + 3)) {
                last = withDot(tokens, next + 3);
                continue;
            }
            if (isSuffix(tokens, tokens.isSign(next, ',') ? next + 1 : next)) {
                return withDot(tokens, tokens.isSign(next, ',') ? next + 1 : next);
            }
            if (tokens.is(next, Flag.PARTICLE)
                    && particleEnd(tokens, next) > 0
                    && isCapital(tokens, first) == isCapital(tokens, particleEnd(tokens, next))) {
                last = withDot(tokens, particleEnd(tokens, next));
                continue;
            }
            if (!continues(tokens, first, next)) {
                break;
            }
            last = withDot(tokens, next);
        }
        return last;
    }

    private static boolean continues(Tokens tokens, int first, int next) {
        boolean lowerInitial = tokens.shape(next) == WordShape.LOWER && tokens.length(next) == 1;
        if (!tokens.isWord(next)
                || !possible(tokens, next) && !lowerInitial && !surnameAfterFirst(tokens, first, next)
                || tokens.start(next) - tokens.end(next - 1) > 2) {
            return false;
        }
        WordShape begun = tokens.shape(first);
        WordShape shape = tokens.shape(next);
        if (lowerInitial) {
            return begun == WordShape.LOWER && !tokens.isText(next, "a") && !tokens.isWord(next + 1);
        }
        if (shape == WordShape.INITIAL) {
            boolean roman = tokens.isText(next, "i") && !tokens.isSign(next + 1, '.');
            return begun != WordShape.LOWER && !roman;
        }
        if (begun == shape && surnameAfterFirst(tokens, first, next)) {
            return true;
        }
        if (begun == WordShape.LOWER || shape == WordShape.LOWER) {
            return begun == shape
                    && (isKnown(tokens, next) && !tokens.is(next, Flag.ENGLISH) || tokens.is(next, Flag.LAST_COMMON));
        }
        if (tokens.is(next, Flag.EPONYM_HEAD) && !isKnown(tokens, next)) {
            return false;
        }
        if (shape == WordShape.UPPER && begun != WordShape.UPPER && begun != WordShape.INITIAL) {
            return tokens.length(next) > 3 && tokens.is(next, Flag.LAST);
        }
        if (shape == WordShape.UPPER) {
            return weight(tokens, next) >= 0 || tokens.is(next, Flag.LAST_COMMON);
        }
        return weight(tokens, next) >= -1 || tokens.is(next, Flag.LAST_COMMON | Flag.FIRST_COMMON);
    }

    /** vincent young: a frequent surname after a first name that is no word, even if the surname is one. */
    static boolean surnameAfterFirst(Tokens tokens, int first, int next) {
        return tokens.is(first, Flag.FIRST_COMMON)
                && !tokens.is(first, Flag.COMMON)
                && tokens.is(next, Flag.LAST_COMMON)
                && !tokens.is(
                        next,
                        Flag.PERSON_VERB
                                | Flag.RELATION
                                | Flag.HEADING
                                | Flag.CREDENTIAL
                                | Flag.FACILITY
                                | Flag.EPONYM_HEAD
                                | Flag.MONTH);
    }

    /** An initial takes its full stop; so do "Jr." and "St.". */
    private static int withDot(Tokens tokens, int part) {
        boolean dotted = tokens.isSign(part + 1, '.') && tokens.joined(part + 1);
        boolean takes = tokens.shape(part) == WordShape.INITIAL || isSuffix(tokens, part) || tokens.isText(part, "st");
        return dotted && takes ? part + 1 : part;
    }

    private static boolean isSuffix(Tokens tokens, int at) {
        return tokens.isAnyOf(at, "jr", "sr")
                || tokens.isAnyOf(at, "ii", "iii", "iv") && tokens.shape(at) == WordShape.UPPER;
    }

    /** The name word after one or two particles, or -1. */
    static int particleEnd(Tokens tokens, int particle) {
        int at = particle + 1;
        if (tokens.is(at, Flag.PARTICLE) && tokens.shape(at) == tokens.shape(particle)) {
            at++;
        }
        if (tokens.isSign(at, "-'") && tokens.joined(at)) {
            at++;
        }
        boolean lower = tokens.shape(at) == WordShape.LOWER;
        return tokens.isWord(at)
                        && (lower
                                ? tokens.is(at, Flag.LAST) && !tokens.is(at, Flag.ENGLISH)
                                : isCapital(tokens, at) && possible(tokens, at))
                ? at
                : -1;
    }

    private static boolean isScottishOrIrish(Tokens tokens, int at) {
        char second = tokens.text().charAt(tokens.start(at) + 1);
        return tokens.first(at) == 'M' && second == 'c'
                || tokens.first(at) == 'O' && (second == '\'' || second == '\u2019')
                || tokens.text().startsWith("Mac", tokens.start(at));
    }

    /** Whether nothing but the beginning of a sentence may be why the word has a capital. */
    static boolean startsSentence(Tokens tokens, int at) {
        TokenKind before = tokens.kind(at - 1);
        return at == 0
                || before == TokenKind.LINE_END
                || before == TokenKind.MASK
                || before == TokenKind.SIGN
                        && !tokens.isSign(at - 1, ",(&/-'\"")
                        && !(tokens.isSign(at - 1, '.') && tokens.is(at - 2, Flag.TITLE));
    }

    /** Foley catheter, Parkinson's disease, Jackson-Pratt drain: a thing called after a person. */
    static boolean isEponym(Tokens tokens, int first, int last) {
        int next = last + 1;
        boolean possessive = tokens.kind(next) == TokenKind.POSSESSIVE;
        next = possessive ? next + 1 : next;
        next = tokens.isSign(next, "-/") ? next + 1 : next;
        if (tokens.is(next, Flag.EPONYM_HEAD)
                && !(possessive && tokens.is(first, Flag.FIRST_COMMON) && !tokens.is(last, Flag.EPONYM))) {
            return true;
        }
        if (tokens.is(next, Flag.EPONYM) && tokens.is(next + 1, Flag.EPONYM_HEAD)) {
            return true;
        }
        if (!tokens.is(last, Flag.EPONYM) || !tokens.is(first, Flag.EPONYM) || PersonContext.follows(tokens, last)) {
            return false;
        }
        boolean joined = tokens.isSign(first - 1, '-') && tokens.is(first - 2, Flag.EPONYM);
        boolean hyphened = first < last && tokens.isSign(first + 1, '-');
        boolean article = tokens.isAnyOf(first - 1, "a", "the", "positive", "negative", "no", "type", "with", "and")
                && !tokens.is(first, Flag.FIRST_COMMON);
        return possessive || hyphened || joined || article || tokens.is(next, Flag.MEDICAL);
    }

    /** Whether the words of the name together weigh enough. */
    static boolean plausible(Tokens tokens, int first, int last, int least) {
        int weight = 0;
        int words = 0;
        for (int at = first; at <= last; at++) {
            if (tokens.isWord(at) && tokens.length(at) > 1) {
                weight += NameWords.weight(tokens, at);
                words++;
            }
        }
        return words > 0 ? weight >= least : last - first >= 2;
    }
}
