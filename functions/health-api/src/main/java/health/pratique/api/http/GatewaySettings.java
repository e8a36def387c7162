package health.pratique.api.http;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How calls come in. */
@ConfigMapping(prefix = "pratique.api")
public interface GatewaySettings {

    /** By what a gateway on the same machine is known, which calls over plain HTTP. Absent on Lambda, where nobody calls but API Gateway. */
    Optional<String> gatewaySecret();
}
