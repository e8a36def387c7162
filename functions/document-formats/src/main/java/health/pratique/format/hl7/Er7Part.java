package health.pratique.format.hl7;

import java.util.ArrayList;
import java.util.List;

/** A field, repetition, component or subcomponent of a segment, cut into its parts when asked for them. Holds PHI, so prints as {@code [PHI]}. */
public final class Er7Part {

    private static final String NULL = "\"\"";

    private final String raw;
    private final Delimiters delimiters;
    private final Level level;

    private enum Level {
        FIELD,
        REPETITION,
        COMPONENT,
        SUBCOMPONENT
    }

    private Er7Part(String raw, Delimiters delimiters, Level level) {
        this.raw = raw;
        this.delimiters = delimiters;
        this.level = level;
    }

    static Er7Part field(String raw, Delimiters delimiters) {
        return new Er7Part(raw, delimiters, Level.FIELD);
    }

    /** All of it with its escapes read; delimiters within it stay as they are written. */
    public String text() {
        return Escapes.decode(delimiters, raw);
    }

    /** Whether there is nothing in it but delimiters and blanks. */
    public boolean blank() {
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            boolean delimiter =
                    level != Level.SUBCOMPONENT && (c == delimiters.component() || c == delimiters.subcomponent())
                            || level == Level.FIELD && c == delimiters.repetition();
            if (!delimiter && !Character.isWhitespace(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the sender says that the value is to be deleted (HL7 v2.5.1, 2.5.3). */
    public boolean deleted() {
        return raw.strip().equals(NULL);
    }

    /** The repetitions of a field, the components of a repetition, the subcomponents of a component; itself if it has no parts. */
    public List<Er7Part> parts() {
        return switch (level) {
            case FIELD -> cut(delimiters.repetition(), Level.REPETITION);
            case REPETITION -> cut(delimiters.component(), Level.COMPONENT);
            case COMPONENT -> cut(delimiters.subcomponent(), Level.SUBCOMPONENT);
            case SUBCOMPONENT -> List.of(this);
        };
    }

    private List<Er7Part> cut(char separator, Level next) {
        List<Er7Part> parts = new ArrayList<>(4);
        int start = 0;
        for (int at = raw.indexOf(separator); at >= 0; at = raw.indexOf(separator, start)) {
            parts.add(new Er7Part(raw.substring(start, at), delimiters, next));
            start = at + 1;
        }
        parts.add(new Er7Part(raw.substring(start), delimiters, next));
        return parts;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
