package health.pratique.local.cloud;

import health.pratique.local.cloud.apigateway.ApiGateway;
import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.secrets.SecretStore;
import health.pratique.local.cloud.template.ApiKeyResource;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.RestApiResource;
import health.pratique.local.cloud.template.SamTemplate;
import health.pratique.local.cloud.template.TemplateInvalid;
import health.pratique.local.cloud.template.UsagePlanResource;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The template's REST API with its plans and keys. A key's value is made once, as API Gateway does, and kept with the secrets. */
final class RestApis {

    private static final int KEY_BYTES = 30;

    private RestApis() {}

    /** @throws TemplateInvalid also when the template has more than one REST API: there is one port */
    static Optional<RestApiResource> check(SamTemplate template) {
        template.usagePlans();
        template.apiKeys();
        List<RestApiResource> apis = template.restApis();
        if (apis.size() > 1) {
            throw new TemplateInvalid(apis.getLast().logicalId(), "the local cloud serves one REST API");
        }
        return apis.stream().findFirst();
    }

    /** Takes the port, so that its address can be told. */
    static Optional<ApiGateway> bind(SamTemplate template, SecretStore secrets, int port) {
        return check(template).map(api -> {
            try {
                ApiGateway gateway = ApiGateway.bind(api, port);
                template.apiKeys().forEach(key -> admit(gateway, key, template.usagePlans(), secrets));
                return gateway;
            } catch (IOException e) {
                throw new PlatformFault("The API's port could not be opened: choose another with --api-port.", e);
            }
        });
    }

    /** Behind the API's first route; here one application answers all of them. */
    static Optional<FunctionConfiguration> function(SamTemplate template, Functions functions) {
        return check(template)
                .flatMap(api -> api.routes().stream().findFirst())
                .flatMap(route -> functions.all().stream()
                        .filter(function -> function.logicalId().equals(route.functionId()))
                        .findFirst());
    }

    private static void admit(
            ApiGateway gateway, ApiKeyResource key, List<UsagePlanResource> plans, SecretStore secrets) {
        String value =
                secrets.provision(secretName(key), arn(key), () -> key.value().orElseGet(RestApis::random));
        if (key.enabled()) {
            key.planId()
                    .flatMap(id ->
                            plans.stream().filter(plan -> plan.id().equals(id)).findFirst())
                    .ifPresent(plan -> gateway.admit(key.id(), value, plan));
        }
    }

    /** The key itself, as {@code get-api-key --include-value} shows it. */
    static Optional<String> value(ApiKeyResource key, SecretStore secrets) {
        return secrets.find(secretName(key)).map(secret -> secret.value());
    }

    private static String secretName(ApiKeyResource key) {
        return "apigateway/" + key.name();
    }

    private static String arn(ApiKeyResource key) {
        return Arns.of("apigateway", "/apikeys/" + key.id());
    }

    private static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
