package health.pratique.local.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An {@code AWS::Serverless::Api} with the functions that answer it.
 *
 * @param id as {@code Ref} has it
 * @param refusals what it says in place of API Gateway's words, by type of response
 */
public record RestApiResource(
        String logicalId,
        String id,
        String name,
        String stage,
        List<ApiRoute> routes,
        Map<String, ApiRefusal> refusals) {

    static final String TYPE = "AWS::Serverless::Api";

    private static final String HEADER = "method.request.header.";

    public RestApiResource {
        routes = List.copyOf(routes);
        refusals = Map.copyOf(refusals);
    }

    static RestApiResource from(Properties properties, String id, String name, List<Properties> functions) {
        boolean keyRequired = properties.object("Auth").flag("ApiKeyRequired", false);
        List<ApiRoute> routes = new ArrayList<>();
        for (Properties function : functions) {
            Properties events = function.object("Events");
            for (String event : (Iterable<String>) events.node()::fieldNames) {
                Properties route = events.object(event).object("Properties");
                if (events.object(event).text("Type").orElse("").equals("Api")
                        && route.text("RestApiId").orElse("").equals(id)) {
                    routes.add(new ApiRoute(
                            route.required("Path"),
                            route.required("Method").toUpperCase(Locale.ROOT),
                            route.object("Auth").flag("ApiKeyRequired", keyRequired),
                            requiredHeaders(route),
                            function.logicalId()));
                }
            }
        }
        return new RestApiResource(
                properties.logicalId(), id, name, properties.required("StageName"), routes, ApiRefusal.of(properties));
    }

    /** API Gateway looks for them only on a route whose validator it is told to use. */
    private static Set<String> requiredHeaders(Properties route) {
        Set<String> required = new LinkedHashSet<>();
        if (route.object("RequestModel").flag("ValidateParameters", false)) {
            for (Properties parameters : route.objects("RequestParameters")) {
                for (String name : (Iterable<String>) parameters.node()::fieldNames) {
                    if (name.startsWith(HEADER) && parameters.object(name).flag("Required", false)) {
                        required.add(name.substring(HEADER.length()).toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return required;
    }
}
