package health.pratique.phi.text;

/** How a word is written. */
public enum WordShape {
    LOWER,
    /** First letter a capital, others not. */
    TITLE,
    /** Two or more letters, all capitals. */
    UPPER,
    /** One capital. */
    INITIAL,
    /** Such as McDonald or eGFR. */
    MIXED,
    /** Not a word. */
    NONE
}
