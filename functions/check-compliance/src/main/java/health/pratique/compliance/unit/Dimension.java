package health.pratique.compliance.unit;

import java.util.Arrays;

/** How often each base of UCUM is in a unit: metre, second, gram, radian, kelvin, coulomb, candela; mole and count have none. */
final class Dimension {

    static final Dimension NONE = new Dimension(new int[7]);

    private final int[] powers;

    private Dimension(int[] powers) {
        this.powers = powers;
    }

    static Dimension of(int... powers) {
        return new Dimension(Arrays.copyOf(powers, 7));
    }

    Dimension times(Dimension other, int power) {
        int[] sum = powers.clone();
        for (int at = 0; at < sum.length; at++) {
            sum[at] += other.powers[at] * power;
        }
        return new Dimension(sum);
    }

    boolean same(Dimension other) {
        return Arrays.equals(powers, other.powers);
    }
}
