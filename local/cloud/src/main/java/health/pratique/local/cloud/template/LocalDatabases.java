package health.pratique.local.cloud.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a function is told of a database when it runs here: there is no TLS on the loopback interface. */
final class LocalDatabases {

    private static final String URL = "_DATABASE_URL";

    private LocalDatabases() {}

    static FunctionConfiguration reachedBy(FunctionConfiguration function) {
        Map<String, String> environment = new LinkedHashMap<>(function.environment());
        environment.replaceAll((name, value) -> name.endsWith(URL) ? value + "?sslmode=disable" : value);
        return function.in(environment);
    }
}
