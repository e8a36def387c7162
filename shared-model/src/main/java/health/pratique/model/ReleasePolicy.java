package health.pratique.model;

/** What happens to each kind of PHI on release. */
public enum ReleasePolicy {
    /** All identifiers of 45 CFR 164.514(b)(2)(i) are removed. */
    SAFE_HARBOR,
    /** The identifiers of 45 CFR 164.514(e)(2) are removed; dates, city, state and ZIP code stay. */
    LIMITED_DATASET,
    /** Identifiers are replaced by consistent surrogates and dates are shifted, the same way for one subject. */
    PSEUDONYMISED
}
