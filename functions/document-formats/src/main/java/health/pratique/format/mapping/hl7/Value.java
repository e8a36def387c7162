package health.pratique.format.mapping.hl7;

import health.pratique.format.hl7.Er7Part;
import health.pratique.format.mapping.Unmapped.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A value of a message that knows whether it was used, so that what nobody used can be listed. Reading it by {@link #text()} uses it;
 * {@link #code()} only looks. A value without parts is its own first part, as HL7 v2.5.1, 2.10, has receivers see it.
 */
final class Value {

    private final @Nullable Er7Part part;
    private final String path;
    private final int depth;
    private @Nullable List<Value> parts;
    private State state = State.UNUSED;

    private enum State {
        UNUSED,
        USED,
        UNFIT
    }

    private Value(@Nullable Er7Part part, String path, int depth) {
        this.part = part;
        this.path = path;
        this.depth = depth;
    }

    /** @param path of its field, such as {@code message[0].PID[1]-5} */
    static Value field(@Nullable Er7Part part, String path) {
        return new Value(part, path, 0);
    }

    /** Whether there is something to map: neither empty nor the sign for deletion. */
    boolean present() {
        return part != null && !part.blank() && !part.deleted();
    }

    String path() {
        return path;
    }

    /** The parts that are present: the repetitions of a field, the components of a repetition. */
    List<Value> all() {
        return parts().stream().filter(Value::present).toList();
    }

    /** A part, from 1; an empty one where there is none. */
    Value part(int number) {
        List<Value> all = parts();
        if (all.size() == 1 && number == 1) {
            return all.getFirst();
        }
        return number <= all.size() ? all.get(number - 1) : new Value(null, path + "." + number, depth + 1);
    }

    /** The first part of the first part, without using it: for decisions. */
    String code() {
        Value leaf = leaf();
        return leaf.present() ? leaf.raw().strip() : "";
    }

    /** The text of the first part of the first part, used from now on; empty when there is none. */
    String text() {
        use();
        return code();
    }

    /** Uses the first part of the first part. */
    void use() {
        Value leaf = leaf();
        if (leaf.present()) {
            leaf.state = State.USED;
        }
    }

    /** All of it as one text, as prose is written, used from now on. */
    String whole() {
        state = State.USED;
        return present() ? raw().strip() : "";
    }

    /** All of it as one text, without using it: to tell equal values. */
    String look() {
        return raw();
    }

    /** Counts as used, because the structure of the bundle tells it: a number in a sequence, a delimiter. */
    void structural() {
        state = State.USED;
    }

    /** Says that the element for it does not take this value. */
    void unfit() {
        if (present()) {
            leaf().state = State.UNFIT;
        }
    }

    /** Takes back that any of it was used. */
    void forget() {
        state = State.UNUSED;
        parts = null;
    }

    /** Tells each place that is not empty and has not become part of a resource, in order. */
    void unmapped(Reason otherwise, BiConsumer<String, Reason> list) {
        if (state == State.USED || part == null || part.blank()) {
            return;
        }
        if (state == State.UNFIT) {
            list.accept(path, Reason.VALUE_UNFIT);
        } else if (parts == null || parts.stream().noneMatch(Value::touched)) {
            list.accept(path, otherwise);
        } else {
            parts.forEach(each -> each.unmapped(otherwise, list));
        }
    }

    private boolean touched() {
        return state != State.UNUSED || (parts != null && parts.stream().anyMatch(Value::touched));
    }

    private Value leaf() {
        Value leaf = this;
        while (leaf.depth < 3) {
            leaf = leaf.part(1);
        }
        return leaf;
    }

    private String raw() {
        return part == null ? "" : written(part.text());
    }

    /** R4, 2.24.0.1: a string has no control characters but tab and line ends. */
    private static String written(String text) {
        if (text.chars().noneMatch(Value::control)) {
            return text;
        }
        return text.chars()
                .filter(c -> !control(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean control(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7F;
    }

    private List<Value> parts() {
        if (parts == null) {
            List<Er7Part> cut = part == null ? List.of() : part.parts();
            List<Value> values = new ArrayList<>(cut.size());
            for (int at = 0; at < cut.size(); at++) {
                values.add(new Value(cut.get(at), cut.size() == 1 ? path : path(at), depth + 1));
            }
            parts = values;
        }
        return parts;
    }

    /** Repetitions are counted from 0, as paths count; components and subcomponents from 1, as HL7 does. */
    private String path(int at) {
        return depth == 0 ? path + "[" + at + "]" : path + "." + (at + 1);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
