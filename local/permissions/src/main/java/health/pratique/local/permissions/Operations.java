package health.pratique.local.permissions;

import health.pratique.local.deployables.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Each call of a client has a request that was seen, so that none can be made that the derivation did not follow. */
final class Operations {

    /** Of a client's own life. */
    private static final Set<String> NO_CALLS = Set.of("builder", "create", "close", "serviceClientConfiguration");

    private Operations() {}

    /** @param operations such as {@code s3:getObject}, and where it is called */
    static List<String> unseen(Map<String, String> operations, List<Request> requests) {
        Set<String> seen = requests.stream()
                .map(request -> request.type().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return operations.entrySet().stream()
                .filter(call ->
                        !NO_CALLS.contains(call.getKey().substring(call.getKey().indexOf(':') + 1)))
                .filter(call -> !seen.contains(request(call.getKey())))
                .map(call -> call.getKey() + " at " + call.getValue() + ": with which request cannot be told")
                .toList();
    }

    private static String request(String operation) {
        return operation
                        .replaceFirst("(Paginator|AsBytes)$", "")
                        .replaceFirst(":presign", ":")
                        .toLowerCase(Locale.ROOT)
                + "request";
    }
}
