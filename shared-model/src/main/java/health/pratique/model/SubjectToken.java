package health.pratique.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The patient, opaquely: HMAC-SHA-256 under a random key of the patient's own, in 64 lower-case hex digits. Once that key is
 * destroyed nobody can tell whose token it was, not even who knows the patient.
 */
public record SubjectToken(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    @JsonCreator
    public SubjectToken {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a subject token has 64 lower-case hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
