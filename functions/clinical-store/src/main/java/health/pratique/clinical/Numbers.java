package health.pratique.clinical;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers of a length that can be counted with. */
final class Numbers {

    private static final int TEXT_LIMIT = 40;
    private static final int DIGITS_LIMIT = 100;

    private Numbers() {}

    /** Empty when the text is no number, or one that nobody measures. */
    static Optional<BigDecimal> of(String text) {
        if (text.length() > TEXT_LIMIT) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text)).filter(number -> !tooLong(number));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** {@code 1e999999999} is short to write and long to keep. */
    static boolean tooLong(BigDecimal number) {
        return Math.abs((long) number.scale()) > DIGITS_LIMIT || number.precision() > DIGITS_LIMIT;
    }
}
