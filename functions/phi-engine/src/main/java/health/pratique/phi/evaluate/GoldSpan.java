package health.pratique.phi.evaluate;

/**
 * One labelled identifier.
 *
 * @param start first UTF-16 unit, inclusive
 * @param end last UTF-16 unit, exclusive
 * @param type a {@link health.pratique.phi.PhiCategory}, or any other word that the labels use
 * @param safeHarbor whether Safe Harbor wants it gone; if not, it may go or stay
 * @param disputed whether its labellers disagree: it counts for precision, not for recall
 */
public record GoldSpan(int start, int end, String type, boolean safeHarbor, boolean disputed) {

    /** Whether leaving it in the text is a leak. */
    public boolean counts() {
        return safeHarbor && !disputed;
    }

    /** The same label, not a leak when it is left. */
    GoldSpan mayStay() {
        return new GoldSpan(start, end, type, false, disputed);
    }

    /** The same label elsewhere. */
    GoldSpan at(int newStart, int newEnd) {
        return new GoldSpan(newStart, newEnd, type, safeHarbor, disputed);
    }
}
