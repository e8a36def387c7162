package health.pratique.format.fhir.rule;

/** Numbers of 32 bits without fraction and exponent (R4, 2.24.0.1 integer). */
final class WholeNumbers {

    private static final int MAX_DIGITS = 11;

    private WholeNumbers() {}

    static boolean isAtLeast(String digits, long least) {
        if (digits.length() > MAX_DIGITS) {
            return false;
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if ((c < '0' || c > '9') && !(c == '-' && i == 0)) {
                return false;
            }
        }
        long number = Long.parseLong(digits);
        return number >= least && number <= Integer.MAX_VALUE;
    }
}
