package health.pratique.consent;

/** Whether a provision speaks of what is asked, as far as what is asked is known. */
enum Match {
    NO,
    /** It might: a refusal counts then, and a permit does not. */
    MAYBE,
    YES;

    Match and(Match other) {
        return ordinal() < other.ordinal() ? this : other;
    }

    Match or(Match other) {
        return ordinal() > other.ordinal() ? this : other;
    }
}
