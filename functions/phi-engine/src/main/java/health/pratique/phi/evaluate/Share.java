package health.pratique.phi.evaluate;

/** A part of a whole, which may be nothing. */
record Share(long part, long whole) {

    /** 1.96 standard deviations: 95 % of a normal distribution. */
    private static final double Z = 1.96;

    /** From 0 to 1; not a number if there is no whole. */
    double value() {
        return part / (double) whole;
    }

    boolean isDefined() {
        return whole > 0;
    }

    Share plus(Share other) {
        return new Share(part + other.part, whole + other.whole);
    }

    /** The lower end of the 95 % interval (E. B. Wilson, 1927). */
    double low() {
        return Math.max(0, centre() - width());
    }

    /** The upper end of the 95 % interval (E. B. Wilson, 1927). */
    double high() {
        return Math.min(1, centre() + width());
    }

    private double centre() {
        return (part + Z * Z / 2) / (whole + Z * Z);
    }

    private double width() {
        double share = value();
        return Z / (whole + Z * Z) * Math.sqrt(whole * share * (1 - share) + Z * Z / 4);
    }
}
