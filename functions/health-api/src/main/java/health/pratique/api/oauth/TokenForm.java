package health.pratique.api.oauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the token endpoint is sent (RFC 6749, section 4.4; RFC 7523, section 2.2), for the API's description. */
@Schema(name = "TokenForm")
record TokenForm(
        @JsonProperty("grant_type") @Schema(examples = "client_credentials")
        String grantType,

        @Schema(examples = "system/Observation.rs") String scope,

        @JsonProperty("client_assertion_type")
        @Schema(examples = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        String assertionType,

        @JsonProperty("client_assertion") @Schema(examples = "eyJ…")
        String assertion) {}
