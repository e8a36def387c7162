package health.pratique.phi.recognizer;

/** Check digits of identifiers. Strings hold digits and capitals only. */
final class CheckDigits {

    private static final String VIN_VALUES = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
    private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    private CheckDigits() {}

    /** ISO/IEC 7812-1 annex B. */
    static boolean luhn(String digits) {
        int sum = 0;
        boolean twice = false;
        for (int at = digits.length() - 1; at >= 0; at--) {
            int digit = digits.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            int value = twice ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    /** 45 CFR 162.406: Luhn over the number with the issuer prefix 80840. */
    static boolean npi(String digits) {
        return digits.length() == 10 && (digits.charAt(0) == '1' || digits.charAt(0) == '2') && luhn("80840" + digits);
    }

    /** Payment cards: 12 to 19 digits, a known first digit, Luhn. */
    static boolean card(String digits) {
        return digits.length() >= 13
                && digits.length() <= 19
                && digits.charAt(0) >= '2'
                && digits.charAt(0) <= '6'
                && luhn(digits);
    }

    /** 21 CFR 1301: two letters, seven digits, the last the unit of (1st + 3rd + 5th) + 2 (2nd + 4th + 6th). */
    static boolean dea(String value) {
        if (value.length() != 9 || !Character.isLetter(value.charAt(0))) {
            return false;
        }
        int sum = 0;
        for (int at = 2; at < 8; at++) {
            int digit = value.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            sum += at % 2 == 0 ? digit : 2 * digit;
        }
        return value.charAt(8) - '0' == sum % 10;
    }

    /** 49 CFR 565.15(c). */
    static boolean vin(String value) {
        if (value.length() != 17) {
            return false;
        }
        int sum = 0;
        for (int at = 0; at < 17; at++) {
            int place = VIN_VALUES.indexOf(value.charAt(at));
            if (place < 0 || value.charAt(at) == '.') {
                return false;
            }
            sum += (place % 10) * VIN_WEIGHTS[at];
        }
        int check = sum % 11;
        return value.charAt(8) == (check == 10 ? 'X' : (char) ('0' + check));
    }

    /** ISO 13616: the number turned round and read as digits leaves 1 modulo 97. */
    static boolean iban(String value) {
        if (value.length() < 15
                || value.length() > 34
                || !Character.isLetter(value.charAt(0))
                || !Character.isLetter(value.charAt(1))
                || !Character.isDigit(value.charAt(2))
                || !Character.isDigit(value.charAt(3))) {
            return false;
        }
        int rest = 0;
        for (int at = 0; at < value.length(); at++) {
            int digit = Character.digit(value.charAt((at + 4) % value.length()), 36);
            if (digit < 0) {
                return false;
            }
            rest = (rest * (digit > 9 ? 100 : 10) + digit) % 97;
        }
        return rest == 1;
    }
}
