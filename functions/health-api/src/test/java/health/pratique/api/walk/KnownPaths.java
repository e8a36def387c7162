package health.pratique.api.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * What the API's answers told: ids, links and resources. Calls are made of them, so that they come behind "there is no such resource".
 */
final class KnownPaths {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FHIR = "/fhir/R4";
    private static final int MOST_OF_A_KIND = 60;

    private final Map<String, List<String>> below = new TreeMap<>();
    private final Map<String, List<String>> queries = new TreeMap<>();
    private final Map<String, String> resources = new TreeMap<>();

    /** @param path as of a resource that is there */
    void learn(String path) {
        int question = path.indexOf('?');
        String bare = question < 0 ? path : path.substring(0, question);
        if (question >= 0) {
            add(queries, bare, path.substring(question + 1));
        }
        int last = bare.lastIndexOf('/');
        if (last > 0 && last < bare.length() - 1) {
            add(below, bare.substring(0, last), bare.substring(last + 1));
        }
    }

    void learn(WalkCall call, WireAnswer answer) {
        answer.values("Location").forEach(this::link);
        answer.values("Content-Location").forEach(this::link);
        try {
            collect(call.path(), JSON.readTree(answer.body()));
        } catch (JsonProcessingException other) {
            // Text, lines or a file tell no more.
        }
    }

    /** What may stand below a path that begins so; what was known first, half of the time. */
    Optional<String> segment(String above, Random random) {
        return any(below.get(above), random);
    }

    /** Types of resources that there are. */
    Optional<String> type(Random random) {
        return any(List.copyOf(resources.keySet()), random);
    }

    /** Behind the question mark of a link that was given. */
    Optional<String> query(String path, Random random) {
        return any(queries.get(path), random);
    }

    Optional<String> resource(String type) {
        return Optional.ofNullable(resources.get(type));
    }

    private static Optional<String> any(List<String> known, Random random) {
        return known == null || known.isEmpty()
                ? Optional.empty()
                : Optional.of(random.nextBoolean() ? known.getFirst() : known.get(random.nextInt(known.size())));
    }

    private void collect(String path, JsonNode node) {
        String id = node.path("id").asText();
        String type = node.path("resourceType").asText();
        if (!type.isEmpty() && !id.isEmpty() && !type.equals("Bundle")) {
            add(below, FHIR + "/" + type, id);
            resources.putIfAbsent(type, node.toString());
        } else if (!id.isEmpty() && type.isEmpty()) {
            add(below, path.endsWith("/" + id) ? path.substring(0, path.lastIndexOf('/')) : path, id);
        }
        if (node.isTextual()) {
            link(node.asText());
        }
        node.forEach(child -> collect(path, child));
    }

    private void link(String text) {
        if (text.length() > 2_000) {
            return;
        }
        int from = text.startsWith("http://") ? text.indexOf('/', "http://".length()) : 0;
        if (from >= 0 && (text.startsWith("/v1/", from) || text.startsWith(FHIR + "/", from))) {
            learn(text.substring(from));
        }
    }

    private static void add(Map<String, List<String>> to, String key, String value) {
        List<String> known = to.computeIfAbsent(key, none -> new ArrayList<>());
        if (!known.contains(value)) {
            known.add(value);
            if (known.size() > MOST_OF_A_KIND) {
                known.remove(1);
            }
        }
    }
}
