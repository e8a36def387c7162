package health.pratique.model;

/**
 * Numbers in keys, with leading zeros, so that text order is number order. Written without a {@link java.util.Formatter}, which reads
 * a locale's symbols before its first number: more than a millisecond of a native image's first answer.
 */
public final class KeyNumber {

    private KeyNumber() {}

    /**
     * The number with so many digits.
     *
     * @throws IllegalArgumentException when the number is negative, or has more digits
     */
    public static String of(long number, int digits) {
        String plain = Long.toString(number);
        if (number < 0 || plain.length() > digits) {
            throw new IllegalArgumentException("a number of " + digits + " digits at most was expected");
        }
        return "0".repeat(digits - plain.length()) + plain;
    }
}
