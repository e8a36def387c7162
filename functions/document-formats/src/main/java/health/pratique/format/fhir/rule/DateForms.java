package health.pratique.format.fhir.rule;

/** How dates and times are written (R4, 2.24.0.1): to the year, month, day, or to the second with a zone. */
final class DateForms {

    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;
    private static final int TIME = 8;

    private static final int MAX_HOURS_FROM_UTC = 14;

    private DateForms() {}

    static boolean isDate(String text) {
        return switch (text.length()) {
            case YEAR -> isYear(text);
            case MONTH -> isYear(text) && isMonth(text);
            case DAY -> isYear(text) && isMonth(text) && isDay(text);
            default -> false;
        };
    }

    static boolean isDateTime(String text) {
        return text.length() <= DAY ? isDate(text) : isInstant(text);
    }

    static boolean isInstant(String text) {
        if (text.length() <= DAY || text.charAt(DAY) != 'T' || !isDate(text.substring(0, DAY))) {
            return false;
        }
        int zone = timeEnd(text, DAY + 1);
        return zone > 0 && isZone(text, zone);
    }

    static boolean isTime(String text) {
        return timeEnd(text, 0) == text.length();
    }

    private static boolean isYear(String text) {
        return number(text, 0, YEAR) > 0;
    }

    private static boolean isMonth(String text) {
        int month = number(text, 5, 2);
        return text.charAt(YEAR) == '-' && month >= 1 && month <= 12;
    }

    private static boolean isDay(String text) {
        int day = number(text, 8, 2);
        return text.charAt(MONTH) == '-' && day >= 1 && day <= length(number(text, 0, YEAR), number(text, 5, 2));
    }

    private static int length(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** The end of {@code hh:mm:ss[.fraction]}; -1 when there is none. A leap second may stand. */
    private static int timeEnd(String text, int start) {
        if (text.length() < start + TIME || text.charAt(start + 2) != ':' || text.charAt(start + 5) != ':') {
            return -1;
        }
        int hour = number(text, start, 2);
        int minute = number(text, start + 3, 2);
        int second = number(text, start + 6, 2);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return -1;
        }
        int end = start + TIME;
        if (end == text.length() || text.charAt(end) != '.') {
            return end;
        }
        int fraction = end + 1;
        while (fraction < text.length() && isDigit(text.charAt(fraction))) {
            fraction++;
        }
        return fraction > end + 1 ? fraction : -1;
    }

    private static boolean isZone(String text, int start) {
        if (text.length() == start + 1) {
            return text.charAt(start) == 'Z';
        }
        if (text.length() != start + 6 || text.charAt(start + 3) != ':') {
            return false;
        }
        int hours = number(text, start + 1, 2);
        int minutes = number(text, start + 4, 2);
        return (text.charAt(start) == '+' || text.charAt(start) == '-')
                && hours >= 0
                && minutes >= 0
                && minutes <= 59
                && hours * 60 + minutes <= MAX_HOURS_FROM_UTC * 60;
    }

    /** A number of so many digits; -1 when there is none. */
    private static int number(String text, int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            if (i >= text.length() || !isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
