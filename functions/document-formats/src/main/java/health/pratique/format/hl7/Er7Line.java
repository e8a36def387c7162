package health.pratique.format.hl7;

import java.util.ArrayList;
import java.util.List;

/**
 * A segment of a message as a reader of the whole message sees it. Holds PHI, so prints as {@code [PHI]}.
 *
 * @param name empty for a line that is no segment
 * @param path its place, as in the paths of the document's fields: {@code message[0].PID[1]}. A name that no version of HL7
 *     knows is not told
 * @param known whether HL7 knows the segment's name
 * @param fields from the first; of a header the first two are the field separator and the encoding characters
 */
public record Er7Line(String name, String path, boolean known, List<Er7Part> fields) {

    public Er7Line {
        fields = List.copyOf(fields);
    }

    static Er7Line of(String text, Er7Segment segment) {
        String shown = segment.stray() ? "line" : FieldTable.name(segment.name());
        return new Er7Line(
                segment.name(),
                "message[" + segment.message() + "]." + shown + "[" + segment.index() + "]",
                !segment.stray() && shown.equals(segment.name()),
                fields(text, segment));
    }

    private static List<Er7Part> fields(String text, Er7Segment segment) {
        Delimiters delimiters = segment.delimiters();
        if (segment.stray()) {
            return List.of(Er7Part.field(text.substring(segment.start(), segment.end()), delimiters));
        }
        List<Er7Part> fields = new ArrayList<>();
        if (segment.header()) {
            fields.add(Er7Part.field("", delimiters));
        }
        int at = Math.min(segment.end(), segment.start() + Er7Segment.NAME + 1);
        while (at <= segment.end()) {
            int next = text.indexOf(delimiters.field(), at);
            int end = next < 0 || next > segment.end() ? segment.end() : next;
            boolean encoding = segment.header() && fields.size() == 1;
            fields.add(Er7Part.field(encoding ? "" : text.substring(at, end), delimiters));
            at = end + 1;
        }
        return fields;
    }

    @Override
    public String toString() {
        return "Er7Line[PHI]";
    }
}
