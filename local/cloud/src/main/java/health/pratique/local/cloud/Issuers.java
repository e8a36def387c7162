package health.pratique.local.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.functions.FunctionFailed;
import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.issuer.Issuer;
import health.pratique.local.cloud.issuer.IssuerEndpoint;
import health.pratique.local.cloud.issuer.TokenTrigger;
import health.pratique.local.cloud.issuer.UserPool;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.SamTemplate;
import health.pratique.local.cloud.template.UserPoolResource;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The user pools of the template, each an issuer of tokens. */
final class Issuers {

    private static final String AUDIENCE = "PRATIQUE_API_AUDIENCE";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Issuers() {}

    static List<ServiceEndpoint> of(SamTemplate template, StateDirectory state, URI gateway, Functions functions) {
        String audience = template.functions().stream()
                .map(FunctionConfiguration::environment)
                .flatMap(environment -> Optional.ofNullable(environment.get(AUDIENCE)).stream())
                .findFirst()
                .orElse("");
        return template.userPools().stream()
                .map(pool -> Issuer.of(
                        new UserPool(pool.id(), audience, pool.clients()),
                        gateway,
                        state.of("issuer"),
                        trigger(pool, functions),
                        InstantSource.system()))
                .<ServiceEndpoint>map(IssuerEndpoint::new)
                .toList();
    }

    private static TokenTrigger trigger(UserPoolResource pool, Functions functions) {
        if (pool.trigger().isEmpty()) {
            return TokenTrigger.NONE;
        }
        FunctionConfiguration function = functions
                .find(pool.trigger().get())
                .orElseThrow(() -> new PlatformFault(
                        "The trigger of " + pool.logicalId() + " is no function of the template.", null));
        return event -> asked(functions, function, event);
    }

    private static ObjectNode asked(Functions functions, FunctionConfiguration function, ObjectNode event)
            throws IOException {
        try {
            byte[] answer = functions.invoke(function, JSON.writeValueAsBytes(event));
            return JSON.readValue(answer, ObjectNode.class);
        } catch (FunctionFailed failed) {
            throw new IOException("PreTokenGeneration failed", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the platform is stopping", stopping);
        }
    }
}
