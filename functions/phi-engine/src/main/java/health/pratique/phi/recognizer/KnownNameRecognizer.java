package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Names that the lexicon knows and the tagger nearly took, without any word that announces them: first and last name together, "LAST, FIRST", a first name
 * that is nothing else. Capitals count for much where the text has small letters too, and for nothing where it has not.
 */
public final class KnownNameRecognizer implements Recognizer {

    private static final String NAME = "local/name-known";

    private static final int NO_FIRST_NAME = Flag.ENGLISH
            | Flag.COMMON
            | Flag.MEDICAL
            | Flag.EPONYM
            | Flag.STATE
            | Flag.COUNTRY
            | Flag.MONTH
            | Flag.PEOPLE
            | Flag.HEADING
            | Flag.SPECIALTY
            | Flag.TITLE
            | Flag.RELATION
            | Flag.WEEKDAY
            | Flag.FACILITY
            | Flag.ORGANIZATION
            | Flag.CREDENTIAL
            | Flag.NUMBER_WORD;

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        if (!findings.anyDoubted(0, tokens.size())) {
            return;
        }
        for (int at = 0; at < tokens.size(); at++) {
            if (!tokens.isWord(at) || findings.taken(at)) {
                continue;
            }
            if (Nobody.isFigure(tokens, at)) {
                at++;
                continue;
            }
            int last = -1;
            switch (tokens.shape(at)) {
                case TITLE, MIXED -> last = capitalised(tokens, at);
                case UPPER -> last = upper(tokens, at);
                case INITIAL -> last = InitialAndSurname.read(tokens, at);
                case LOWER -> last = lower(tokens, at);
                case NONE -> {}
            }
            while (last > at && (findings.anyTaken(at, last) || !tokens.isWord(last) && !tokens.isSign(last, '.'))) {
                last--;
            }
            if (last >= at
                    && findings.anyDoubted(at, last)
                    && !findings.anyTaken(at, last)
                    && !isState(tokens, at, last)) {
                findings.add(
                        tokens,
                        withHyphenBefore(tokens, findings, at),
                        last,
                        PhiType.NAME,
                        last > at ? 0.8 : 0.65,
                        NAME);
                at = last;
            }
        }
    }

    /** Virginia, New Jersey, and the second half of North Carolina. */
    private static boolean isState(Tokens tokens, int at, int last) {
        return Places.named(tokens, at, Flag.STATE | Flag.COUNTRY) >= last
                || Places.named(tokens, at - 1, Flag.STATE | Flag.COUNTRY) >= last;
    }

    /** Mei-Ling, found by its second half. */
    private static int withHyphenBefore(Tokens tokens, Findings findings, int at) {
        boolean hyphen =
                tokens.isSign(at - 1, '-') && tokens.joined(at) && tokens.joined(at - 1) && tokens.isWord(at - 2);
        return hyphen && !findings.anyTaken(at - 2, at - 1) && !tokens.is(at - 2, Flag.COMMON | Flag.MEDICAL)
                ? at - 2
                : at;
    }

    private static int capitalised(Tokens tokens, int at) {
        int turned = SurnameFirst.read(tokens, at);
        if (turned > 0) {
            return turned;
        }
        if (pairSaidOf(tokens, at)) {
            return at + 1;
        }
        if (Nobody.isGraded(tokens, at) || Nobody.isPairOfEponyms(tokens, at)) {
            return -1;
        }
        if (tokens.is(at, Flag.TITLE | Flag.FACILITY | Flag.HEADING) && !tokens.is(at, Flag.FIRST_COMMON)
                || !NameWords.possible(tokens, at)
                || tokens.isSign(at - 1, '-') && tokens.joined(at) && tokens.joined(at - 1)) {
            return -1;
        }
        int last = NameWords.extend(tokens, at);
        int words = 0;
        int weight = 0;
        boolean surnameFirst = tokens.is(at, Flag.LAST)
                && !tokens.is(at, NO_FIRST_NAME)
                && tokens.is(last, Flag.FIRST)
                && !tokens.is(last, NO_FIRST_NAME);
        boolean first = tokens.is(at, Flag.FIRST) || surnameFirst || tokens.flags(at) == 0 && tokens.length(at) > 2;
        boolean surname = false;
        for (int part = at; part <= last; part++) {
            if (tokens.isWord(part) && tokens.length(part) > 1 && !tokens.is(part, Flag.PARTICLE)) {
                words++;
                weight += NameWords.weight(tokens, part);
                surname |= part > at && (tokens.is(part, Flag.LAST) || NameWords.weight(tokens, part) > 0);
            }
        }
        if (NameWords.isEponym(tokens, at, last) || namedThing(tokens, at, last)) {
            return -1;
        }
        boolean starts = NameWords.startsSentence(tokens, at);
        if (words >= 2 && first && surname) {
            int least = tokens.is(at, Flag.FIRST_COMMON) ? 2 : tokens.is(at, Flag.FIRST) ? 3 : 4;
            boolean lineAlone = tokens.startsLine(at) && tokens.isLineEnd(last + 1);
            least -= PersonContext.follows(tokens, last) ? 3 : lineAlone ? 2 : 0;
            boolean bothUnknown = !tokens.is(at, Flag.FIRST | Flag.LAST);
            boolean foreign = bothUnknown && words == 2 && weight >= 2 && (lineAlone || !starts);
            return foreign || weight >= least + (starts ? 1 : 0) && !bothUnknown ? last : -1;
        }
        if (words == 1
                && PersonContext.follows(tokens, last)
                && tokens.is(at, Flag.FIRST | Flag.LAST)
                && !tokens.is(at, NO_FIRST_NAME)) {
            return last;
        }
        return words == 1 && alone(tokens, at, starts && !tokens.is(last + 1, Flag.PERSON_VERB)) ? last : -1;
    }

    /** One word that is a first name and nothing else. */
    private static boolean alone(Tokens tokens, int at, boolean starts) {
        int flags = tokens.flags(at);
        if ((flags & Flag.FIRST) == 0 || tokens.length(at) < 3) {
            return false;
        }
        if ((flags & Flag.FIRST_COMMON) != 0) {
            return (flags & NO_FIRST_NAME) == 0;
        }
        return (flags & (NO_FIRST_NAME | Flag.CITY | Flag.PLACE_START)) == 0 && !starts && tokens.length(at) > 3;
    }

    /** Words that make a thing of the name: a drug after it, a product, a place. */
    private static boolean namedThing(Tokens tokens, int first, int last) {
        return tokens.is(last + 1, Flag.FACILITY | Flag.STREET) && NameWords.isCapital(tokens, last + 1)
                || tokens.isSign(last + 1, '-')
                        && tokens.joined(last + 1)
                        && tokens.joined(last + 2)
                        && first == last
                        && tokens.is(last + 2, Flag.MEDICAL | Flag.EPONYM_HEAD | Flag.EPONYM);
    }

    /** In capitals only the lexicon tells: a frequent first name and a surname, neither of them a word. */
    private static int upper(Tokens tokens, int at) {
        int turned = SurnameFirst.read(tokens, at);
        if (turned > 0 && NameWords.weight(tokens, at) >= 1 && tokens.shape(at + 2) != WordShape.LOWER) {
            return turned;
        }
        if (saidOf(tokens, at)) {
            return at;
        }
        if (pairSaidOf(tokens, at)) {
            return at + 1;
        }
        if (Nobody.isAcronym(tokens, at)) {
            return -1;
        }
        if (!tokens.is(at, Flag.FIRST)
                || tokens.is(at, Flag.MEDICAL | Flag.HEADING | Flag.CREDENTIAL | Flag.TITLE)
                || tokens.length(at) < 3) {
            return -1;
        }
        int last = NameWords.extend(tokens, at);
        if (NameWords.isEponym(tokens, at, last) || namedThing(tokens, at, last)) {
            return -1;
        }
        int weight = 0;
        int words = 0;
        boolean surname = false;
        for (int part = at; part <= last; part++) {
            if (tokens.isWord(part) && tokens.length(part) > 1) {
                weight += NameWords.weight(tokens, part);
                boolean unknown = tokens.flags(part) == 0
                        && tokens.length(part) > 3
                        && tokens.is(at, Flag.FIRST_COMMON)
                        && !tokens.is(at, Flag.ENGLISH);
                surname |= part > at
                        && (unknown
                                || NameWords.surnameAfterFirst(tokens, at, part)
                                || tokens.is(part, Flag.LAST) && !tokens.is(part, Flag.HEADING | Flag.MEDICAL));
                words++;
            }
        }
        if (words >= 2) {
            if (tokens.is(at, Flag.COMMON) && tokens.is(last, Flag.COMMON)) {
                return -1;
            }
            boolean frequent = tokens.is(at, Flag.FIRST_COMMON)
                    && !tokens.is(at, Flag.COMMON)
                    && tokens.is(last, Flag.LAST_COMMON);
            return surname && (frequent || weight >= (tokens.is(at, Flag.FIRST_COMMON) ? 3 : 5)) ? last : -1;
        }
        boolean named = tokens.is(at, Flag.FIRST_COMMON) && !tokens.is(at, NO_FIRST_NAME) && tokens.length(at) > 3;
        return named ? last : -1;
    }

    /** A frequent surname that is no word, of which something is said that only people do. */
    private static boolean saidOf(Tokens tokens, int at) {
        return tokens.is(at, Flag.LAST_COMMON)
                && !tokens.is(at, NO_FIRST_NAME)
                && tokens.length(at) > 3
                && PersonContext.follows(tokens, at);
    }

    /** A first name and a surname, both frequent, words or not, of which something is said that only people do. */
    private static boolean pairSaidOf(Tokens tokens, int at) {
        boolean frequent = tokens.is(at, Flag.FIRST_COMMON) && tokens.is(at + 1, Flag.LAST_COMMON);
        boolean nothingElse = tokens.is(at, Flag.FIRST | Flag.LAST)
                && tokens.is(at + 1, Flag.FIRST | Flag.LAST)
                && !tokens.is(at, NO_FIRST_NAME)
                && !tokens.is(at + 1, NO_FIRST_NAME);
        return (frequent || nothingElse)
                && !tokens.is(at + 1, Flag.PERSON_VERB | Flag.HEADING)
                && PersonContext.follows(tokens, at + 1);
    }

    /** john smith: both frequent, the first no word, and no article or adjective's place before. */
    private static int lower(Tokens tokens, int at) {
        boolean initial = tokens.length(at) == 1
                && !tokens.joined(at) | tokens.isSign(at - 1, '(')
                && tokens.isSign(at + 1, '.')
                && tokens.joined(at + 1)
                && tokens.is(at + 2, Flag.LAST)
                && tokens.length(at + 2) > 3
                && !tokens.is(at + 2, NO_FIRST_NAME);
        if (initial) {
            return NameWords.extend(tokens, at + 2);
        }
        boolean turned = tokens.startsLine(at)
                && tokens.is(at, Flag.LAST)
                && tokens.isSign(at + 1, ',')
                && tokens.is(at + 2, Flag.FIRST)
                && !tokens.is(at, NO_FIRST_NAME)
                && !tokens.is(at + 2, NO_FIRST_NAME);
        if (turned) {
            return NameWords.extend(tokens, at + 2);
        }
        if (saidOf(tokens, at)) {
            return at;
        }
        if (pairSaidOf(tokens, at)) {
            return at + 1;
        }
        if (!tokens.is(at, Flag.FIRST)
                || tokens.length(at) < 3
                || tokens.is(at, NO_FIRST_NAME & ~Flag.ENGLISH & ~Flag.COMMON & ~Flag.EPONYM)) {
            return -1;
        }
        int next = at + 1;
        if (tokens.length(next) == 1 && tokens.isWord(next)) {
            next = tokens.isSign(next + 1, '.') ? next + 2 : next + 1;
        }
        boolean firstIsWord = tokens.is(at, Flag.ENGLISH | Flag.COMMON);
        boolean secondIsWord = tokens.is(next, Flag.ENGLISH | Flag.COMMON | Flag.MEDICAL);
        boolean unknown =
                tokens.flags(next) == 0 && tokens.is(at, Flag.FIRST_COMMON) && !firstIsWord && tokens.length(next) > 3;
        boolean pair = tokens.shape(next) == WordShape.LOWER
                && (tokens.is(next, Flag.LAST) || unknown)
                && tokens.length(next) > 2
                && !tokens.is(next, Flag.HEADING | Flag.SPECIALTY | Flag.RELATION | Flag.PERSON_VERB)
                && !(tokens.is(next, Flag.MEDICAL) && !tokens.is(next, Flag.LAST_COMMON))
                && tokens.start(next) - tokens.end(next - 1) <= 2;
        if (pair && !NameWords.isEponym(tokens, at, next)) {
            boolean frequent = tokens.is(at, Flag.FIRST_COMMON) && tokens.is(next, Flag.LAST_COMMON);
            boolean enough = !firstIsWord
                            && !secondIsWord
                            && (tokens.is(at, Flag.FIRST_COMMON)
                                    || tokens.is(next, Flag.LAST_COMMON)
                                    || !tokens.is(at, Flag.EPONYM))
                    || frequent && !(firstIsWord && secondIsWord);
            if (enough) {
                return NameWords.extend(tokens, at) >= next ? NameWords.extend(tokens, at) : next;
            }
        }
        boolean single = tokens.is(at, Flag.FIRST_COMMON)
                && !tokens.is(at, NO_FIRST_NAME | Flag.CITY_LARGE)
                && tokens.length(at) > 3
                && tokens.kind(at + 1) != TokenKind.POSSESSIVE | !tokens.is(at, Flag.LAST);
        return single && !NameWords.isEponym(tokens, at, at) ? NameWords.extend(tokens, at) : -1;
    }
}
