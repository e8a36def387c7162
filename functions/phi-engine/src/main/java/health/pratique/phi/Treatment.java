package health.pratique.phi;

/** What a release policy does with one type of PHI. */
public enum Treatment {
    /** Stays as it is. */
    KEEP,
    /** Becomes the mask of its type, such as {@code [NAME]}. */
    MASK,
    /** A date becomes its year, or is masked if the year tells an age over 89: 45 CFR 164.514(b)(2)(i)(C). */
    YEAR,
    /** An age over 89 becomes "90 or older"; a lower one stays: 45 CFR 164.514(b)(2)(i)(C). */
    AGE_90,
    /** A ZIP code becomes its first three digits, or 000 where 20,000 people or fewer live: 45 CFR 164.514(b)(2)(i)(B). */
    ZIP3,
    /** A date moves by the subject's own number of days and keeps its form. */
    SHIFT_DAYS,
    /** As {@link #SHIFT_DAYS}, by whole weeks, so that each date stays on its weekday. */
    SHIFT_WEEKS,
    /** Becomes another value of the same shape, always the same one for one subject. */
    SURROGATE,
    /** Becomes a token that a holder of the subject's key can turn back, see {@link KeyedTokens}. */
    TOKEN
}
