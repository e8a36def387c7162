package health.pratique.compliance.statement;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A code of a terminology.
 *
 * @param system its URI; absent where the document does not say
 */
public record Coding(@Nullable String system, String code) {

    public boolean isOf(String wanted) {
        return wanted.equals(system);
    }

    /** In plain code, as large documents repeat their codes: {@link health.pratique.format.json.JsonValue} says why. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Coding coding && coding.code.equals(code) && Objects.equals(coding.system, system);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(system) + code.hashCode();
    }
}
