package health.pratique.api.oauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.pratique.smart.AccessSettings;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What a client needs to know to come to a token: SMART App Launch 2, section "Conformance". */
@RegisterForReflection
public record SmartConfiguration(
        String issuer,
        @JsonProperty("jwks_uri") String keys,
        @JsonProperty("token_endpoint") String tokens,
        @JsonProperty("introspection_endpoint") String introspection,
        @JsonProperty("grant_types_supported") List<String> grants,

        @JsonProperty("token_endpoint_auth_methods_supported")
        List<String> methods,

        @JsonProperty("token_endpoint_auth_signing_alg_values_supported")
        List<String> algorithms,

        @JsonProperty("scopes_supported") List<String> scopes,
        @JsonProperty("code_challenge_methods_supported") List<String> challenges,
        List<String> capabilities) {

    static final String EXAMPLE = """
            {"issuer":"https://cognito-idp.eu-west-2.amazonaws.com/eu-west-2_Ab1Cd2Ef3",
            "jwks_uri":"https://cognito-idp.eu-west-2.amazonaws.com/eu-west-2_Ab1Cd2Ef3/.well-known/jwks.json",
            "token_endpoint":"https://api.example/oauth2/token",
            "introspection_endpoint":"https://api.example/oauth2/introspect",
            "grant_types_supported":["client_credentials"],
            "token_endpoint_auth_methods_supported":["private_key_jwt"],
            "token_endpoint_auth_signing_alg_values_supported":["RS384","ES384"],
            "scopes_supported":["system/*.rs"],"code_challenge_methods_supported":["S256"],
            "capabilities":["client-confidential-asymmetric","permission-v2"]}""";

    static SmartConfiguration of(AccessSettings settings, String address) {
        return new SmartConfiguration(
                settings.issuer(),
                settings.issuerKeys()
                        .map(Object::toString)
                        .orElseGet(() -> settings.issuer() + "/.well-known/jwks.json"),
                address + BackendTokens.ENDPOINT,
                address + "/oauth2/introspect",
                List.of("client_credentials"),
                List.of("private_key_jwt"),
                List.of("RS384", "ES384"),
                List.of(
                        "system/*.rs",
                        "system/*.cruds",
                        "user/*.rs",
                        "user/*.cruds",
                        "patient/*.rs",
                        "pratique/documents.read",
                        "pratique/documents.write",
                        "pratique/deidentify",
                        "pratique/deidentified",
                        "pratique/usage",
                        "pratique/review",
                        "pratique/audit",
                        "pratique/privacy"),
                List.of("S256"),
                List.of(
                        "client-confidential-asymmetric",
                        "permission-patient",
                        "permission-user",
                        "permission-v1",
                        "permission-v2"));
    }
}
