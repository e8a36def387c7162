package health.pratique.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The organisation that owns a document (tenant). 1 to 63 lower-case letters, digits and inner hyphens. */
public record Custodian(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** Owns what arrives under a key that names no custodian; nothing of it is ever released. */
    public static final Custodian UNASSIGNED = new Custodian("unassigned");

    @JsonCreator
    public Custodian {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a custodian has 1 to 63 lower-case letters, digits and inner hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
