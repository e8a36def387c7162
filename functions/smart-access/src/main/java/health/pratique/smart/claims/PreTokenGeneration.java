package health.pratique.smart.claims;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import jakarta.enterprise.context.ApplicationScoped;

/** Amazon Cognito's question before each token, and the answer. Cognito wants its own event back, with the answer in it. */
@ApplicationScoped
public class PreTokenGeneration {

    private final Bearers bearers;
    private final Claims claims;
    private final ObjectMapper json;

    public PreTokenGeneration(Bearers bearers, Claims claims, ObjectMapper json) {
        this.bearers = bearers;
        this.claims = claims;
        this.json = json;
    }

    /**
     * @param event of {@code PreTokenGenerationConfig} in version 3; it is changed
     * @throws health.pratique.smart.TokenRefused when nobody is to have this token
     */
    public ObjectNode answered(ObjectNode event) {
        TokenEvent asked = read(event);
        TokenContents contents =
                claims.of(bearers.bearer(asked), asked.request().scopes());
        event.putObject("response").set("claimsAndScopeOverrideDetails", json.valueToTree(contents));
        return event;
    }

    private TokenEvent read(ObjectNode event) {
        try {
            return json.convertValue(event, TokenEvent.class);
        } catch (IllegalArgumentException notSuchAnEvent) {
            throw new InternalFault(ReasonCode.DEFECT).at(notSuchAnEvent);
        }
    }
}
