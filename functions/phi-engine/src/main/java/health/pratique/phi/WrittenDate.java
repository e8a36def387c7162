package health.pratique.phi;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A date as somebody wrote it, taken apart so that it can be moved and written again in the same form. Prints as
 * {@code [PHI]}.
 *
 * <p>Two-digit years: 00 to 39 are this century. Month before day, unless the first number is above 12.
 */
final class WrittenDate {

    private static final int LONGEST = 80;

    private enum Role {
        TEXT,
        YEAR,
        SHORT_YEAR,
        MONTH,
        MONTH_NAME,
        DAY,
        WEEKDAY
    }

    private static final class Piece {
        private final String text;
        private final boolean number;
        private Role role = Role.TEXT;

        private Piece(String text, boolean number) {
            this.text = text;
            this.number = number;
        }

        private int number() {
            return Integer.parseInt(text);
        }
    }

    private final List<Piece> pieces;
    private final int year;
    private final int month;
    private final int day;

    private WrittenDate(List<Piece> pieces, int year, int month, int day) {
        this.pieces = pieces;
        this.year = year;
        this.month = month;
        this.day = day;
    }

    /** Empty when no year, month or day can be told. */
    static Optional<WrittenDate> read(String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            return Optional.empty();
        }
        List<Piece> pieces = pieces(value);
        Piece monthName = null;
        List<Piece> numbers = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.number) {
                numbers.add(piece);
            } else if (monthName == null && monthOf(piece.text) > 0) {
                monthName = piece;
                piece.role = Role.MONTH_NAME;
            } else if (weekdayOf(piece.text) > 0) {
                piece.role = Role.WEEKDAY;
            }
        }
        if (monthName != null) {
            assignAroundMonthName(numbers);
        } else {
            assignNumeric(numbers);
        }
        return build(pieces);
    }

    /** The year, if it is written. */
    OptionalInt year() {
        return year > 0 ? OptionalInt.of(year) : OptionalInt.empty();
    }

    /** Whether nothing but the year is written. */
    boolean isYearOnly() {
        return month == 0 && day == 0;
    }

    /**
     * The same form, so many days later; the weekday as it is written moves with it, right or wrong. A missing year is
     * taken as a common one, a missing day as the middle of the month.
     */
    String plusDays(long days) {
        int common = month == 2 && day == 29 ? 2000 : 2001;
        LocalDate moved = LocalDate.of(year > 0 ? year : common, month > 0 ? month : 7, day > 0 ? day : 15)
                .plusDays(days);
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece.role) {
                case TEXT -> out.append(piece.text);
                case YEAR -> out.append(moved.getYear());
                case SHORT_YEAR -> out.append(padded(moved.getYear() % 100, 2));
                case MONTH -> out.append(padded(moved.getMonthValue(), piece.text.length()));
                case DAY -> out.append(padded(moved.getDayOfMonth(), piece.text.length()));
                case MONTH_NAME ->
                    out.append(likeCase(piece.text, moved.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
                case WEEKDAY ->
                    out.append(likeCase(
                            piece.text,
                            DayOfWeek.of(weekdayOf(piece.text))
                                    .plus(days)
                                    .getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
            }
        }
        return out.toString();
    }

    private static void assignAroundMonthName(List<Piece> numbers) {
        boolean day = false;
        boolean year = false;
        for (Piece piece : numbers) {
            int length = piece.text.length();
            if (!year && length == 4 && isYear(piece.number())) {
                piece.role = Role.YEAR;
                year = true;
            } else if (!day && length <= 2 && piece.number() >= 1 && piece.number() <= 31) {
                piece.role = Role.DAY;
                day = true;
            } else if (!year && day && length == 2) {
                piece.role = Role.SHORT_YEAR;
                year = true;
            } else {
                return;
            }
        }
    }

    private static void assignNumeric(List<Piece> numbers) {
        int count = numbers.size();
        if (count >= 1
                && numbers.get(0).text.length() == 4
                && isYear(numbers.get(0).number())) {
            assign(numbers, Role.YEAR, Role.MONTH, Role.DAY);
        } else if (count >= 2
                && numbers.get(0).text.length() <= 2
                && numbers.get(1).text.length() == 4) {
            assign(numbers, Role.MONTH, Role.YEAR);
        } else if (count >= 2
                && numbers.get(0).text.length() <= 2
                && numbers.get(1).text.length() <= 2) {
            boolean dayFirst = numbers.get(0).number() > 12;
            Role last = count >= 3 && numbers.get(2).text.length() == 2 ? Role.SHORT_YEAR : Role.YEAR;
            assign(numbers, dayFirst ? Role.DAY : Role.MONTH, dayFirst ? Role.MONTH : Role.DAY, last);
        }
    }

    private static void assign(List<Piece> numbers, Role... roles) {
        for (int at = 0; at < Math.min(numbers.size(), roles.length); at++) {
            Piece piece = numbers.get(at);
            boolean fits = roles[at] == Role.YEAR
                    ? piece.text.length() == 4 && isYear(piece.number())
                    : piece.text.length() <= 2;
            if (!fits) {
                return;
            }
            piece.role = roles[at];
        }
    }

    private static Optional<WrittenDate> build(List<Piece> pieces) {
        int year = 0;
        int month = 0;
        int day = 0;
        for (Piece piece : pieces) {
            switch (piece.role) {
                case YEAR -> year = piece.number();
                case SHORT_YEAR -> year = piece.number() + (piece.number() < 40 ? 2000 : 1900);
                case MONTH -> month = piece.number();
                case MONTH_NAME -> month = monthOf(piece.text);
                case DAY -> day = piece.number();
                case TEXT, WEEKDAY -> {}
            }
        }
        if (year == 0 && month == 0) {
            return Optional.empty();
        }
        try {
            LocalDate.of(year > 0 ? year : 2000, month > 0 ? month : 1, day > 0 ? day : 1);
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
        return Optional.of(new WrittenDate(pieces, year, month, day));
    }

    /** Runs of digits, runs of letters, and what stands between; an eight-digit date is cut into its three parts. */
    private static List<Piece> pieces(String value) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < value.length()) {
            int end = at + 1;
            int kind = kind(value.charAt(at));
            while (end < value.length() && kind(value.charAt(end)) == kind) {
                end++;
            }
            String piece = value.substring(at, end);
            if (kind == 0 && piece.length() == 8) {
                pieces.add(new Piece(piece.substring(0, 4), true));
                pieces.add(new Piece(piece.substring(4, 6), true));
                pieces.add(new Piece(piece.substring(6), true));
            } else {
                pieces.add(new Piece(piece, kind == 0 && piece.length() <= 4));
            }
            at = end;
        }
        return pieces;
    }

    private static int kind(char c) {
        return c >= '0' && c <= '9' ? 0 : Character.isLetter(c) ? 1 : 2;
    }

    private static boolean isYear(int number) {
        return number >= 1800 && number < 2200;
    }

    private static int monthOf(String word) {
        String[] names = {
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december"
        };
        return indexOf(names, word);
    }

    private static int weekdayOf(String word) {
        String[] names = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
        return indexOf(names, word);
    }

    private static int indexOf(String[] names, String word) {
        if (word.length() < 3) {
            return 0;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        for (int at = 0; at < names.length; at++) {
            if (names[at].startsWith(lower) || (lower.equals("sept") && at == 8)) {
                return at + 1;
            }
        }
        return 0;
    }

    private static String likeCase(String model, String word) {
        boolean abbreviated = model.length() <= 4 && !model.equalsIgnoreCase("June") && !model.equalsIgnoreCase("July");
        String cut = abbreviated ? word.substring(0, 3) : word;
        if (model.equals(model.toUpperCase(Locale.ROOT))) {
            return cut.toUpperCase(Locale.ROOT);
        }
        return Character.isLowerCase(model.charAt(0)) ? cut.toLowerCase(Locale.ROOT) : cut;
    }

    private static String padded(int number, int digits) {
        return digits == 2 && number < 10 ? "0" + number : Integer.toString(number);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
