package health.pratique.compliance.unit;

/** A unit by what it measures and how large it is. */
public final class Unit {

    private static final double KELVIN_OF_ICE = 273.15;

    private final double factor;
    private final double offset;
    private final Dimension dimension;

    Unit(double factor, double offset, Dimension dimension) {
        this.factor = factor;
        this.offset = offset;
        this.dimension = dimension;
    }

    static Unit of(double factor, Dimension dimension) {
        return new Unit(factor, 0, dimension);
    }

    /** Degrees Celsius ({@code 1}) and Fahrenheit ({@code 5/9}), in kelvin. */
    static Unit celsius(Dimension temperature) {
        return new Unit(1, KELVIN_OF_ICE, temperature);
    }

    static Unit fahrenheit(Dimension temperature) {
        return new Unit(5.0 / 9, KELVIN_OF_ICE - 32 * 5.0 / 9, temperature);
    }

    Unit times(Unit other, int power) {
        return of(factor * Math.pow(other.factor, power), dimension.times(other.dimension, power));
    }

    Unit scaled(double by) {
        return of(factor * by, dimension);
    }

    public boolean measuresTheSameAs(Unit other) {
        return dimension.same(other.dimension);
    }

    /** An amount of this unit in another that measures the same. */
    public double in(Unit other, double amount) {
        return (amount * factor + offset - other.offset) / other.factor;
    }
}
