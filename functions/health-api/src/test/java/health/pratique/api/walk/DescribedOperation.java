package health.pratique.api.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An operation as the description has it.
 *
 * @param path with the names of its parameters in braces
 * @param contents that its body may have, by media type; empty for an operation without a body
 */
record DescribedOperation(
        String method, String path, List<DescribedParameter> parameters, Map<String, JsonNode> contents) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head");

    DescribedOperation {
        parameters = List.copyOf(parameters);
        // In order, so that the same seed makes the same calls.
        contents = Collections.unmodifiableMap(new TreeMap<>(contents));
    }

    /** @param in path, query or header */
    record DescribedParameter(String name, String in, JsonNode schema, JsonNode example) {}

    static List<DescribedOperation> in(JsonNode description) {
        List<DescribedOperation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    List<DescribedParameter> parameters = new ArrayList<>();
                    path.getValue().path("parameters").forEach(each -> parameters.add(parameter(each)));
                    operation.getValue().path("parameters").forEach(each -> parameters.add(parameter(each)));
                    operations.add(new DescribedOperation(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            parameters,
                            contents(operation.getValue())));
                }
            }
        }
        return operations;
    }

    List<DescribedParameter> parametersIn(String place) {
        return parameters.stream().filter(each -> each.in().equals(place)).toList();
    }

    private static DescribedParameter parameter(JsonNode described) {
        return new DescribedParameter(
                described.path("name").asText(),
                described.path("in").asText(),
                described.path("schema"),
                described.path("example"));
    }

    private static Map<String, JsonNode> contents(JsonNode operation) {
        Map<String, JsonNode> contents = new TreeMap<>();
        operation
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(content -> contents.put(content.getKey(), content.getValue()));
        return contents;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
