package health.pratique.phi.text;

/** How many words of a text are written in small letters, with a capital, and in capitals. */
final class CaseCount {

    private int small;
    private int title;
    private int capitals;

    void clear() {
        small = 0;
        title = 0;
        capitals = 0;
    }

    /** @param form of the token */
    void count(int form) {
        switch (form) {
            case Form.LOWER -> small++;
            case Form.TITLE -> title++;
            case Form.UPPER -> capitals++;
            default -> {}
        }
    }

    /** Whether the text is written without capitals, but for abbreviations, so that small letters say nothing. */
    boolean isSmall() {
        return small > 2 && title * 50 < small;
    }

    boolean isCapitals() {
        return capitals > 3 * (small + title);
    }

    /** Where small letters say nothing they are read as capitals. */
    void readSmallAsCapitals() {
        if (isSmall()) {
            capitals += small;
            small = 0;
        }
    }
}
