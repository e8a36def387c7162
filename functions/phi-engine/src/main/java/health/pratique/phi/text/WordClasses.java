package health.pratique.phi.text;

/** Sets of {@link Flag}s that the reading of scanned text asks for. */
final class WordClasses {

    /** Words that tell what stands beside them. */
    static final int CUE =
            Flag.TITLE | Flag.ID_WORD | Flag.NAME_CUE | Flag.RELATION | Flag.MONTH | Flag.PERSON_VERB | Flag.FACILITY;

    /** Words that are more than names. */
    static final int WORD = Flag.COMMON
            | Flag.ENGLISH
            | Flag.MEDICAL
            | Flag.HEADING
            | Flag.SPECIALTY
            | Flag.NUMBER_WORD
            | Flag.WEEKDAY
            | Flag.STREET
            | Flag.ORGANIZATION
            | Flag.EPONYM_HEAD
            | Flag.EPONYM
            | CUE;

    static final int PLACE = Flag.CITY | Flag.CITY_LARGE | Flag.COUNTY | Flag.STATE | Flag.COUNTRY;

    static final int FREQUENT_NAME = Flag.FIRST_COMMON | Flag.LAST_COMMON;
    static final int NAME = FREQUENT_NAME | Flag.FIRST | Flag.LAST;

    private WordClasses() {}

    /** Whether a text is written with capitals where they belong, so that names have one. */
    static boolean hasCapitals(Tokens tokens) {
        int titles = 0;
        for (int at = 0; at < tokens.size(); at++) {
            titles += tokens.shape(at) == WordShape.TITLE ? 1 : 0;
        }
        return titles * 25 > tokens.size();
    }

    /** How likely a word with these flags is anywhere in a text; 0 for not at all. */
    static int asAnyWord(int flags) {
        return Math.max(asPlainWord(flags), (flags & FREQUENT_NAME) != 0 ? 4 : (flags & PLACE) != 0 ? 3 : 0);
    }

    /** How likely it is where no name stands. */
    static int asPlainWord(int flags) {
        return (flags & (Flag.COMMON | CUE & ~Flag.TITLE)) != 0
                ? 5
                : (flags & Flag.TITLE) != 0 ? 4 : (flags & WORD) != 0 ? 3 : 0;
    }

    /** How likely it is where a name stands. */
    static int asName(int flags) {
        return (flags & FREQUENT_NAME) != 0 ? 5 : (flags & NAME) != 0 ? 2 : 0;
    }
}
