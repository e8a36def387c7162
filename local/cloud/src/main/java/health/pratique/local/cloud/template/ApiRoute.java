package health.pratique.local.cloud.template;

import java.util.Set;

/**
 * A path of a REST API and the function behind it: an event of type {@code Api} of an {@code AWS::Serverless::Function}.
 *
 * @param path such as {@code /fhir/R4/{proxy+}}
 * @param method {@code ANY} for all
 * @param keyRequired whether only a caller with an API key gets there
 * @param requiredHeaders in lower case; what comes without one of them is refused
 * @param functionId logical id of the function
 */
public record ApiRoute(
        String path, String method, boolean keyRequired, Set<String> requiredHeaders, String functionId) {

    public ApiRoute {
        requiredHeaders = Set.copyOf(requiredHeaders);
    }
}
