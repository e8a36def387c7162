package health.pratique.local.cloud.template;

/**
 * A path of a REST API and the function behind it: an event of type {@code Api} of an {@code AWS::Serverless::Function}.
 *
 * @param path such as {@code /fhir/R4/{proxy+}}
 * @param method {@code ANY} for all
 * @param keyRequired whether only a caller with an API key gets there
 * @param functionId logical id of the function
 */
public record ApiRoute(String path, String method, boolean keyRequired, String functionId) {}
