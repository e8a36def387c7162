package health.pratique.compliance.statement;

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
}
