package health.pratique.local.cloud.functions;

import health.pratique.local.cloud.access.Callers;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.template.FunctionConfiguration;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a function finds in its environment: the template's variables, and where and as whom the SDK calls AWS. */
public final class FunctionEnvironment {

    private FunctionEnvironment() {}

    /** @param endpoint of the gateway */
    public static Map<String, String> of(FunctionConfiguration function, URI endpoint) {
        Map<String, String> environment = new LinkedHashMap<>(function.environment());
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_REGION", Arns.REGION);
        environment.put("AWS_DEFAULT_REGION", Arns.REGION);
        environment.put("AWS_ACCESS_KEY_ID", Callers.keyOf(function));
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        return environment;
    }
}
