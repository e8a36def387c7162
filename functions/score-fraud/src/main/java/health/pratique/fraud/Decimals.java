package health.pratique.fraud;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as the audit trail has them: to four decimals. */
final class Decimals {

    /** Of one, ten thousand. */
    static final double UNITS = 10_000;

    private static final int PLACES = 4;

    private Decimals() {}

    /** Without a {@link java.util.Formatter}, which reads a locale's symbols: an eighth of what a native image's first answer took. */
    static String written(double value) {
        return BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_UP).toPlainString();
    }
}
