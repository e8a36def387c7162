package health.pratique.local.cloud.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a function is told of a database when it runs here: there is no TLS on the loopback interface, and nobody who would check a token of IAM, so
 * that it logs in with the password in the database's secret.
 */
record LocalDatabases(List<DatabaseResource> databases) {

    private static final String URL = "_DATABASE_URL";
    private static final String IAM_USER = "_DATABASE_USER";
    private static final String SECRET = "_DATABASE_SECRET";

    FunctionConfiguration reachedBy(FunctionConfiguration function) {
        Map<String, String> environment = new LinkedHashMap<>();
        function.environment().forEach((name, value) -> {
            if (name.endsWith(URL)) {
                environment.put(name, value + "?sslmode=disable");
            } else if (name.endsWith(IAM_USER)) {
                String which = name.substring(0, name.length() - IAM_USER.length());
                String url = function.environment().getOrDefault(which + URL, "");
                environment.put(which + SECRET, secret(function.logicalId() + ".Environment." + which + URL, url));
            } else {
                environment.put(name, value);
            }
        });
        return function.in(environment);
    }

    /**
     * What IAM is asked for where a function logs in by it, by the ARN of the secret that it logs in with here.
     *
     * @param function as the template has it
     * @param proxies by the identifier of the database behind them
     */
    Map<String, String> logins(FunctionConfiguration function, Map<String, String> proxies) {
        Map<String, String> logins = new HashMap<>();
        function.environment().forEach((name, user) -> {
            if (name.endsWith(IAM_USER)) {
                String which = name.substring(0, name.length() - IAM_USER.length());
                named(function.environment().getOrDefault(which + URL, "")).ifPresent(database -> {
                    String id = proxies.getOrDefault(database.identifier(), "db-" + database.identifier());
                    database.secretArn()
                            .ifPresent(secret -> logins.put(secret, Arns.of("rds-db", "dbuser:" + id + "/" + user)));
                });
            }
        });
        return logins;
    }

    private String secret(String place, String url) {
        return named(url)
                .flatMap(DatabaseResource::secretArn)
                .orElseThrow(() -> new TemplateInvalid(place, "is of no database with a secret in this template"));
    }

    private Optional<DatabaseResource> named(String url) {
        return databases.stream()
                .filter(database -> database.databaseName()
                        .filter(name -> url.endsWith("/" + name))
                        .isPresent())
                .findFirst();
    }
}
