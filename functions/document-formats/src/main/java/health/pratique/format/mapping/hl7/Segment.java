package health.pratique.format.mapping.hl7;

import health.pratique.format.hl7.Er7Line;
import health.pratique.format.hl7.Er7Part;
import health.pratique.format.mapping.Unmapped.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** A segment while it is mapped: hands out its values, which remember whether they were used. */
final class Segment {

    private final Er7Line line;
    private final List<Value> fields;
    private boolean mapped;

    Segment(Er7Line line) {
        this.line = line;
        this.fields = new ArrayList<>(line.fields().size());
        for (Er7Part part : line.fields()) {
            fields.add(Value.field(part, line.path() + "-" + (fields.size() + 1)));
        }
    }

    String name() {
        return line.name();
    }

    String path() {
        return line.path();
    }

    boolean is(String name) {
        return line.name().equals(name);
    }

    boolean has(int field) {
        return field <= fields.size() && fields.get(field - 1).present();
    }

    /** The first repetition of a field that is present; an empty value when there is none. */
    Value at(int field) {
        return all(field).findFirst().orElseGet(() -> Value.field(null, path() + "-" + field));
    }

    /** The repetitions of a field that are present. */
    Stream<Value> all(int field) {
        return field <= fields.size() ? fields.get(field - 1).all().stream() : Stream.empty();
    }

    /** The code in a field, without using it. */
    String code(int field) {
        return at(field).code();
    }

    /** Says that the segment is being mapped, and that these fields only number or describe what the bundle's structure tells. */
    Segment mapped(int... structural) {
        mapped = true;
        for (int field : structural) {
            if (field <= fields.size()) {
                fields.get(field - 1).structural();
            }
        }
        return this;
    }

    /** Tells what of the segment is in no resource: its place when nothing is, else those of its fields and their parts. */
    void unmapped(BiConsumer<String, Reason> list) {
        Reason reason = line.known() ? Reason.NO_TARGET : Reason.UNKNOWN;
        if (mapped) {
            fields.forEach(field -> field.unmapped(reason, list));
        } else if (line.fields().stream().anyMatch(field -> !field.blank())) {
            list.accept(path(), reason);
        }
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
