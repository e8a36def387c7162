package health.pratique.phi.text;

/**
 * A run of digits, of letters that may be digits, and of signs, read as a date, a telephone number, an SSN or one long number.
 * Prints as {@code [PHI]}.
 */
final class NumberShape {

    private final String read;
    private final boolean scanned;

    /** @param scanned whether the text is known to be scanned, so that less is needed for a date */
    NumberShape(String read, boolean scanned) {
        this.read = read;
        this.scanned = scanned;
    }

    /** The run in digits and signs, of the same length; empty if it has none of those forms. */
    String meant() {
        String digits = digits(read);
        int letters = 0;
        int sure = 0;
        for (int at = 0; at < read.length(); at++) {
            char c = read.charAt(at);
            letters += Character.isLetter(c) ? 1 : 0;
            boolean two = c == 'Z' && at > 0 && Character.isDigit(read.charAt(at - 1));
            boolean dose = at > 0 && at == read.length() - 1 && (c == 'g' || c == 'q');
            sure += two || scanned && Character.isLetter(c) && !dose || Misreadings.looksLikeDigit(c) ? 1 : 0;
        }
        int real = (int) read.chars().filter(Character::isDigit).count();
        if (letters == 0 || real <= letters) {
            return "";
        }
        if (isDate(digits, letters == sure && !isSpinalLevel())) {
            return digits;
        }
        String slashed = withSlashes(digits);
        if (!slashed.isEmpty()) {
            return slashed;
        }
        String shape = shape(digits);
        boolean phone =
                switch (shape) {
                    case "3-4", "3-3-4", "1-3-3-4", "(3)3-4", "3-2-4", "3.3.4", "(3)-3-4" -> true;
                    default -> false;
                };
        return phone || isLongNumber() ? digits : "";
    }

    static boolean isYear(int year) {
        return year >= 1900 && year < 2100;
    }

    /** Each letter as its digit, each sign as it is. */
    static String digits(String read) {
        StringBuilder digits = new StringBuilder(read.length());
        for (int at = 0; at < read.length(); at++) {
            int digit = Misreadings.digit(read.charAt(at));
            digits.append(digit < 0 ? read.charAt(at) : (char) ('0' + digit));
        }
        return digits.toString();
    }

    /** @param sure whether no letter is in it but those that look just like digits */
    private static boolean isDate(String digits, boolean sure) {
        String[] parts = digits.split("[-/.]", -1);
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 4 || !part.chars().allMatch(Character::isDigit)) {
                return false;
            }
        }
        if (parts.length == 3) {
            boolean first = parts[0].length() == 4;
            String year = first ? parts[0] : parts[2];
            String one = first ? parts[1] : parts[0];
            String two = first ? parts[2] : parts[1];
            return isMonthAndDay(one, two)
                    && (year.length() == 4 ? isYear(Integer.parseInt(year)) : year.length() == 2);
        }
        boolean slash = parts.length == 2 && digits.indexOf('.') < 0;
        if (slash && parts[1].length() == 4) {
            return isMonthAndDay(parts[0], "1") && isYear(Integer.parseInt(parts[1]));
        }
        return slash && sure && digits.indexOf('/') > 0 && isMonthAndDay(parts[0], parts[1]);
    }

    private static boolean isMonthAndDay(String one, String two) {
        if (one.length() > 2 || two.length() > 2) {
            return false;
        }
        int a = Integer.parseInt(one);
        int b = Integer.parseInt(two);
        return a >= 1 && b >= 1 && (a <= 12 && b <= 31 || a <= 31 && b <= 12);
    }

    /** l4/5: the space between two vertebrae. */
    private boolean isSpinalLevel() {
        return read.length() == 4
                && "lI".indexOf(read.charAt(0)) >= 0
                && Character.isDigit(read.charAt(1))
                && read.charAt(3) == read.charAt(1) + 1;
    }

    /** 12/04I1978: a slash of a date read as a letter. */
    private String withSlashes(String digits) {
        for (int at = 1; at < read.length() - 1; at++) {
            if ("Il|".indexOf(read.charAt(at)) >= 0) {
                String slashed = digits.substring(0, at) + '/' + digits.substring(at + 1);
                long slashes = slashed.chars().filter(c -> c == '/').count();
                boolean monthAndDay = slashes == 1 && scanned && letters() == 1 && read.length() >= 4;
                if ((slashes == 2 || monthAndDay) && isDate(slashed, monthAndDay)) {
                    return slashed;
                }
            }
        }
        return "";
    }

    private int letters() {
        return (int) read.chars().filter(Character::isLetter).count();
    }

    private static String shape(String digits) {
        StringBuilder shape = new StringBuilder();
        int run = 0;
        for (int at = 0; at <= digits.length(); at++) {
            boolean digit = at < digits.length() && Character.isDigit(digits.charAt(at));
            if (digit) {
                run++;
            } else {
                if (run > 0) {
                    shape.append(run);
                }
                run = 0;
                if (at < digits.length()) {
                    shape.append(digits.charAt(at));
                }
            }
        }
        return shape.toString();
    }

    /** Six characters or more, each letter between digits or the last one, and looking just like a digit. */
    private boolean isLongNumber() {
        if (read.length() < 6 || !Character.isDigit(read.charAt(0))) {
            return false;
        }
        for (int at = 1; at < read.length(); at++) {
            char c = read.charAt(at);
            boolean between = Character.isDigit(read.charAt(at - 1))
                    && (at + 1 == read.length() || Character.isDigit(read.charAt(at + 1)));
            if (!Character.isDigit(c) && !(Misreadings.looksLikeDigit(c) && between)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
