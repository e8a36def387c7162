package health.pratique.local.cloud;

import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.issuer.Issuer;
import health.pratique.local.cloud.issuer.IssuerEndpoint;
import health.pratique.local.cloud.issuer.UserPool;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.SamTemplate;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The user pools of the template, each an issuer of tokens. */
final class Issuers {

    private static final String AUDIENCE = "PRATIQUE_API_AUDIENCE";

    private Issuers() {}

    static List<ServiceEndpoint> of(SamTemplate template, StateDirectory state, URI gateway) {
        String audience = template.functions().stream()
                .map(FunctionConfiguration::environment)
                .flatMap(environment -> Optional.ofNullable(environment.get(AUDIENCE)).stream())
                .findFirst()
                .orElse("");
        return template.userPools().stream()
                .map(pool -> new UserPool(pool.id(), audience, pool.clientSecrets()))
                .map(pool -> Issuer.of(pool, gateway, state.of("issuer"), InstantSource.system()))
                .<ServiceEndpoint>map(IssuerEndpoint::new)
                .toList();
    }
}
