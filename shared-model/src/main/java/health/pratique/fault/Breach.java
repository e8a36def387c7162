package health.pratique.fault;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * One rule of a format that a document breaks, for its sender to mend. Holds no value of the document.
 *
 * @param rule the rule's key in its standard, such as {@code pat-1} of FHIR R4, or one of ours, such as {@code cardinality}
 * @param path the place by the names and indexes of elements, such as {@code Patient.contact[0]}
 */
public record Breach(String rule, String path) implements Serializable {

    private static final Pattern RULE = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_.\\[\\]]{1,512}");

    /**
     * @throws IllegalArgumentException when the rule or the path is more than a name, without quoting it
     */
    public Breach {
        if (!RULE.matcher(rule).matches() || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("a breach is told by names and indexes");
        }
    }

    @Override
    public String toString() {
        return rule + " " + path;
    }
}
