package health.pratique.local.cloud.access;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that a request asks for.
 *
 * @param action such as {@code s3:GetObject}
 * @param resource ARN, or {@code *} where the action has none
 * @param context what the service tells of the request, by condition key in lower case
 */
public record AccessCall(String action, String resource, Map<String, List<String>> context) {

    public AccessCall {
        context = Map.copyOf(context);
    }

    public AccessCall(String action, String resource) {
        this(action, resource, Map.of());
    }

    public AccessCall with(String key, List<String> values) {
        Map<String, List<String>> more = new HashMap<>(context);
        more.put(key.toLowerCase(Locale.ROOT), values);
        return new AccessCall(action, resource, more);
    }

    /** A resource or a context may name what a client chose. */
    @Override
    public String toString() {
        return action;
    }
}
