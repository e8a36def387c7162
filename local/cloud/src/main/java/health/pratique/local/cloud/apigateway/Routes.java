package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.template.ApiRoute;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the route of a path as API Gateway does: what is written out before a variable, a variable before what takes all the rest. */
final class Routes {

    private static final Comparator<ApiRoute> MOST_EXACT_FIRST =
            Comparator.comparing((ApiRoute route) -> rank(route.path())).reversed();

    private final List<ApiRoute> routes;

    Routes(List<ApiRoute> routes) {
        this.routes = routes.stream().sorted(MOST_EXACT_FIRST).toList();
    }

    /** @param path raw; it begins with a slash */
    Optional<ApiRoute> find(String method, String path) {
        return routes.stream()
                .filter(route -> matches(route.path(), path))
                .findFirst()
                .filter(route -> route.method().equals("ANY") || route.method().equals(method));
    }

    private static boolean matches(String pattern, String path) {
        String[] wanted = pattern.split("/", -1);
        String[] given = path.split("/", -1);
        for (int i = 1; i < wanted.length; i++) {
            if (wanted[i].endsWith("+}")) {
                return given.length > i && !given[i].isEmpty();
            }
            if (i >= given.length || !(isVariable(wanted[i]) ? !given[i].isEmpty() : wanted[i].equals(given[i]))) {
                return false;
            }
        }
        return given.length == wanted.length;
    }

    /** Sorts by segment: 2 for a word, 1 for a variable, 0 for all the rest. */
    private static String rank(String pattern) {
        StringBuilder rank = new StringBuilder();
        for (String segment : pattern.substring(1).split("/")) {
            rank.append(segment.endsWith("+}") ? '0' : isVariable(segment) ? '1' : '2');
        }
        return rank.toString();
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }
}
