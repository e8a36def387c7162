package health.pratique.format.sensitive;

import health.pratique.format.hl7.Er7Line;
import health.pratique.format.hl7.Er7Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the segments of HL7 v2 messages that are about a topic. */
public final class SensitiveSegments {

    /** One statement each: without it the message still stands. */
    private static final Set<String> STATEMENTS = Set.of(
            "AL1", "DG1", "GOL", "IAM", "OBR", "OBX", "PR1", "PRB", "RXA", "RXC", "RXD", "RXE", "RXG", "RXO", "RXR");

    /** What stands under an order, and goes with it. */
    private static final Set<String> UNDER_ORDER =
            Set.of("OBX", "NTE", "SPM", "TQ1", "TQ2", "CTD", "CTI", "SAC", "ROL");

    private static final Set<String> CODED = Set.of("CE", "CWE", "CNE", "CF", "IS", "ID");
    private static final Pattern DELIMITERS = Pattern.compile("[\\^~&|]");

    private static final int VALUE_TYPE = 1;
    private static final int IDENTIFIER = 2;
    private static final int VALUE = 4;

    private final KeptBack kept;

    public SensitiveSegments(KeptBack kept) {
        this.kept = kept;
    }

    /** The paths of the lines of one message that are to go. */
    public Set<String> of(List<Er7Line> message) {
        Set<String> paths = new HashSet<>();
        boolean underOrder = false;
        for (Er7Line line : message) {
            if (line.name().equals("OBR")) {
                underOrder = about(line);
            } else if (!UNDER_ORDER.contains(line.name())) {
                underOrder = false;
            }
            if (underOrder || about(line)) {
                paths.add(line.path());
            }
        }
        return paths;
    }

    private boolean about(Er7Line line) {
        if (!STATEMENTS.contains(line.name())) {
            return false;
        }
        List<Er7Part> fields = line.fields();
        if (!line.name().equals("OBX")) {
            return fields.stream().anyMatch(this::says);
        }
        boolean coded =
                fields.size() > VALUE && CODED.contains(fields.get(VALUE_TYPE).text());
        return fields.size() > IDENTIFIER && says(fields.get(IDENTIFIER)) || coded && says(fields.get(VALUE));
    }

    private boolean says(Er7Part field) {
        if (field.blank()) {
            return false;
        }
        String text = field.text();
        return kept.in(text) || DELIMITERS.splitAsStream(text).anyMatch(kept::code);
    }
}
