package health.pratique.clinical;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Conditions of which one has to hold. */
final class Alternatives {

    /** Half of the last digit: 5.4 is anything that rounds to it (FHIR R4, section 3.1.1.4.7). */
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    void or(String condition, Object... values) {
        conditions.add(condition);
        arguments.addAll(Arrays.asList(values));
    }

    /** A resource's range, from {@code low} to before {@code high}, against one that was asked for. */
    void compare(Prefix prefix, String low, Instant from, String high, Instant to) {
        switch (prefix) {
            case EQ -> or("(" + low + " >= ? and " + high + " <= ?)", from, to);
            case NE -> or("(" + low + " < ? or " + high + " > ?)", from, to);
            case GT -> or(high + " > ?", to);
            case LT -> or(low + " < ?", from);
            case GE -> or("(" + high + " > ? or (" + low + " >= ? and " + high + " <= ?))", to, from, to);
            case LE -> or("(" + low + " < ? or (" + low + " >= ? and " + high + " <= ?))", from, from, to);
            case SA -> or(low + " >= ?", to);
            case EB -> or(high + " <= ?", from);
            case AP -> or("(" + low + " < ? and " + high + " > ?)", to, from);
        }
    }

    /** A moment. */
    void compare(Prefix prefix, String moment, DateRange range) {
        switch (prefix) {
            case EQ, AP -> or("(" + moment + " >= ? and " + moment + " < ?)", range.low(), range.high());
            case NE -> or("(" + moment + " < ? or " + moment + " >= ?)", range.low(), range.high());
            case GT, SA -> or(moment + " >= ?", range.high());
            case LT, EB -> or(moment + " < ?", range.low());
            case GE -> or(moment + " >= ?", range.low());
            case LE -> or(moment + " < ?", range.high());
        }
    }

    void compare(Prefix prefix, BigDecimal number) {
        BigDecimal half = number.ulp().multiply(HALF);
        BigDecimal tenth = number.abs().multiply(TENTH).setScale(Math.max(number.scale() + 1, 0), RoundingMode.HALF_UP);
        switch (prefix) {
            case EQ -> or("(i.value >= ? and i.value < ?)", number.subtract(half), number.add(half));
            case NE -> or("(i.value < ? or i.value >= ?)", number.subtract(half), number.add(half));
            case GT, SA -> or("i.value > ?", number);
            case LT, EB -> or("i.value < ?", number);
            case GE -> or("i.value >= ?", number);
            case LE -> or("i.value <= ?", number);
            case AP -> or("(i.value >= ? and i.value <= ?)", number.subtract(tenth), number.add(tenth));
        }
    }

    String text() {
        return "(" + String.join(" or ", conditions) + ")";
    }

    Object[] arguments() {
        return arguments.toArray();
    }
}
