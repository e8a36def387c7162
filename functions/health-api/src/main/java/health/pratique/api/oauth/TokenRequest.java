package health.pratique.api.oauth;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;

/** What a backend service sends to the token endpoint. It prints as {@code [TOKEN]}. */
record TokenRequest(String assertion, String scope) {

    private static final String BY_JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Set<String> NEEDED =
            Set.of("grant_type", "client_assertion_type", "client_assertion", "scope");

    /** @throws OAuthRefused when a parameter is missing or there twice, or another grant is asked for */
    static TokenRequest of(MultivaluedMap<String, String> form) {
        for (String name : NEEDED) {
            if (form.getOrDefault(name, List.of()).size() != 1) {
                throw new OAuthRefused(OAuthError.INVALID_REQUEST);
            }
        }
        if (!form.getFirst("grant_type").equals("client_credentials")) {
            throw new OAuthRefused(OAuthError.UNSUPPORTED_GRANT_TYPE);
        }
        if (!form.getFirst("client_assertion_type").equals(BY_JWT)) {
            throw new OAuthRefused(OAuthError.INVALID_CLIENT);
        }
        return new TokenRequest(form.getFirst("client_assertion"), form.getFirst("scope"));
    }

    @Override
    public String toString() {
        return "[TOKEN]";
    }
}
