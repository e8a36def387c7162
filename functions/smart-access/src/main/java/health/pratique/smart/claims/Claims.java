package health.pratique.smart.claims;

import health.pratique.smart.AccessSettings;
import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import health.pratique.smart.claims.TokenContents.AccessToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes what is known of a bearer as the claims that HealthAPI reads. */
@ApplicationScoped
public class Claims {

    private final AccessSettings settings;

    public Claims(AccessSettings settings) {
        this.settings = settings;
    }

    /** @param asked the scopes that the pool would put into the token by itself */
    TokenContents of(Caller bearer, List<String> asked) {
        Map<String, String> claims = new TreeMap<>(Map.of(
                "custodian", bearer.custodian().value(),
                "role", bearer.role().name(),
                "purpose", bearer.purpose().name(),
                "resource", settings.audience()));
        add(claims, "fhirUser", bearer.fhirUser());
        add(claims, "patient", bearer.patient());
        if (bearer.role() == Role.PARTNER) {
            // The pool's own client_id is HealthAPI's: whose the token is, it does not know.
            claims.put("client", bearer.client());
        }
        List<String> granted = Arrays.asList(bearer.scopes().toString().split(" "));
        return new TokenContents(new AccessToken(
                claims,
                granted,
                asked.stream().filter(scope -> !granted.contains(scope)).toList()));
    }

    private static void add(Map<String, String> claims, String name, @Nullable String value) {
        if (value != null) {
            claims.put(name, value);
        }
    }
}
