package health.pratique.local.cloud.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An {@code AWS::Serverless::Api} with the functions that answer it.
 *
 * @param id as {@code Ref} has it
 */
public record RestApiResource(String logicalId, String id, String name, String stage, List<ApiRoute> routes) {

    static final String TYPE = "AWS::Serverless::Api";

    public RestApiResource {
        routes = List.copyOf(routes);
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
                            function.logicalId()));
                }
            }
        }
        return new RestApiResource(properties.logicalId(), id, name, properties.required("StageName"), routes);
    }
}
