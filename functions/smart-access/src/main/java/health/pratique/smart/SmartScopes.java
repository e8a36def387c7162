package health.pratique.smart;

import java.util.Arrays;
import java.util.List;

/** The scopes of a token, as they stand there. */
public record SmartScopes(List<String> scopes) {

    public SmartScopes {
        scopes = List.copyOf(scopes);
    }

    /** @param claim the {@code scope} claim: scopes with spaces between them, RFC 6749 section 3.3 */
    public static SmartScopes of(String claim) {
        return new SmartScopes(Arrays.stream(claim.split(" "))
                .filter(scope -> !scope.isEmpty())
                .toList());
    }

    /** Whether the very scope is there. */
    public boolean has(String scope) {
        return scopes.contains(scope);
    }
}
