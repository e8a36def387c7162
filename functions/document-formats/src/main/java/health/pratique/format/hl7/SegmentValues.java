package health.pratique.format.hl7;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The values of one segment by their numbers, escapes read. Holds PHI, so prints as {@code [PHI]}. */
final class SegmentValues {

    private final String name;
    private final Delimiters delimiters;
    private final boolean header;
    private final List<String> fields;

    private SegmentValues(Er7Segment segment, List<String> fields) {
        this.name = segment.name();
        this.delimiters = segment.delimiters();
        this.header = segment.header();
        this.fields = fields;
    }

    static SegmentValues of(String text, Er7Segment segment) {
        return new SegmentValues(
                segment,
                split(
                        text.substring(segment.start(), segment.end()),
                        segment.delimiters().field()));
    }

    boolean is(String segment) {
        return name.equals(segment);
    }

    /** The components of each repetition of a field; at least one component each. */
    List<List<String>> repetitions(int number) {
        int at = header ? number - 1 : number;
        if (at >= fields.size() || fields.get(at).isEmpty()) {
            return List.of();
        }
        return split(fields.get(at), delimiters.repetition()).stream()
                .map(repetition -> split(repetition, delimiters.component()).stream()
                        .map(component -> Escapes.decode(delimiters, component))
                        .toList())
                .toList();
    }

    /** A component of the first repetition; empty when it is not there. */
    String first(int number, int component) {
        List<List<String>> repetitions = repetitions(number);
        return repetitions.isEmpty() || repetitions.getFirst().size() < component
                ? ""
                : repetitions.getFirst().get(component - 1);
    }

    private static List<String> split(String value, char separator) {
        return Arrays.asList(value.split(Pattern.quote(String.valueOf(separator)), -1));
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
