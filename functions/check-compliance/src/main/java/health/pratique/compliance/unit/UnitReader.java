package health.pratique.compliance.unit;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a unit by UCUM's grammar (figure 1 of the specification). */
final class UnitReader {

    private static final int DEEPEST = 8;

    private final String code;
    private int at;
    private int depth;

    UnitReader(String code) {
        this.code = code;
    }

    Optional<Unit> whole() {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Unit unit = at("/") ? Unit.of(1, Dimension.NONE) : component();
        Unit all = unit == null ? null : rest(unit);
        return all != null && at == code.length() ? Optional.of(all) : Optional.empty();
    }

    private @Nullable Unit rest(Unit first) {
        Unit product = first;
        while (at("/") || at(".")) {
            int power = at("/") ? -1 : 1;
            at++;
            Unit factor = component();
            if (factor == null) {
                return null;
            }
            product = product.times(factor, power);
        }
        return product;
    }

    private @Nullable Unit component() {
        if (at("(")) {
            return inParentheses();
        }
        if (at("{")) {
            return annotation() ? Unit.of(1, Dimension.NONE) : null;
        }
        int start = at;
        while (at < code.length() && !isEnd(code.charAt(at))) {
            at = code.charAt(at) == '[' ? Math.max(at + 1, code.indexOf(']', at) + 1) : at + 1;
        }
        Unit unit = simple(code.substring(start, Math.min(at, code.length())));
        return unit != null && (!at("{") || annotation()) ? unit : null;
    }

    private @Nullable Unit inParentheses() {
        if (++depth > DEEPEST) {
            return null;
        }
        at++;
        Unit inner = component();
        Unit all = inner == null ? null : rest(inner);
        if (all == null || !at(")")) {
            return null;
        }
        at++;
        depth--;
        return at("{") && !annotation() ? null : all;
    }

    /** Text in braces, which changes nothing. */
    private boolean annotation() {
        int end = code.indexOf('}', at);
        boolean closed = end > at && code.lastIndexOf('{', end) == at;
        at = closed ? end + 1 : at;
        return closed;
    }

    private static @Nullable Unit simple(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.chars().allMatch(Character::isDigit) && text.length() < 10) {
            return Unit.of(Integer.parseInt(text), Dimension.NONE);
        }
        int end = text.length();
        while (end > 0 && Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        if (end > 0 && end < text.length() && "+-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (text.length() - end > 3) {
            return null;
        }
        Unit unit = prefixed(text.substring(0, end));
        if (unit == null || end == text.length()) {
            return unit;
        }
        return Unit.of(1, Dimension.NONE).times(unit, Integer.parseInt(text.substring(end)));
    }

    private static @Nullable Unit prefixed(String symbol) {
        Unit plain = Atoms.units().get(symbol);
        if (plain != null) {
            return plain;
        }
        for (Map.Entry<String, Double> prefix : Atoms.PREFIXES.entrySet()) {
            String atom = symbol.startsWith(prefix.getKey())
                    ? symbol.substring(prefix.getKey().length())
                    : "";
            if (Atoms.isMetric(atom)) {
                Unit unit = Atoms.units().get(atom);
                return unit == null ? null : unit.scaled(prefix.getValue());
            }
        }
        return null;
    }

    private static boolean isEnd(char c) {
        return c == '/' || c == '.' || c == '(' || c == ')' || c == '{';
    }

    private boolean at(String sign) {
        return code.startsWith(sign, at);
    }
}
