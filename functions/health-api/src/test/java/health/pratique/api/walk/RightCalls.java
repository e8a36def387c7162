package health.pratique.api.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.api.walk.DescribedOperation.DescribedParameter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes calls as the description has them, about what is there as far as it is known. */
record RightCalls(SchemaValues values, KnownPaths known) {

    private static final ObjectMapper JSON = new ObjectMapper();

    WalkCall of(DescribedOperation operation, Random random) {
        String path = path(operation, random);
        List<Named> query = new ArrayList<>();
        Optional<String> link = random.nextInt(3) == 0 ? known.query(path, random) : Optional.empty();
        link.ifPresentOrElse(asGiven -> parse(asGiven, query), () -> operation.parametersIn("query").stream()
                .filter(each -> random.nextInt(3) == 0)
                .forEach(each -> query.add(new Named(each.name(), Words.encoded(value(each, random))))));
        List<Named> headers = new ArrayList<>();
        operation.parametersIn("header").stream()
                .filter(each -> random.nextInt(3) > 0)
                .forEach(each -> headers.add(new Named(each.name(), Words.inHeader(value(each, random)))));
        byte[] body = new byte[0];
        if (!operation.contents().isEmpty()) {
            List<String> types = List.copyOf(operation.contents().keySet());
            String type = Words.any(types, random);
            headers.add(new Named("Content-Type", type));
            body = body(operation, path, operation.contents().get(type), random);
        }
        return new WalkCall(operation.method(), path, query, headers, body);
    }

    private String path(DescribedOperation operation, Random random) {
        StringBuilder path = new StringBuilder();
        for (String segment : operation.path().substring(1).split("/", -1)) {
            String filled = segment.startsWith("{")
                    ? filled(operation, path.toString(), segment.substring(1, segment.length() - 1), random)
                    : segment;
            path.append('/').append(filled);
        }
        return path.toString();
    }

    private String filled(DescribedOperation operation, String above, String name, Random random) {
        Optional<DescribedParameter> described = operation.parametersIn("path").stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        return switch (name) {
            case "type" -> known.type(random).orElse("Patient");
            case "version" -> String.valueOf(1 + random.nextInt(3));
            case "group" -> known.segment("/fhir/R4/Group", random).orElse("none");
            case "name", "part" -> value(described.orElseThrow(), random);
            default ->
                known.segment(above, random)
                        .orElseGet(
                                () -> described.map(each -> value(each, random)).orElse("1"));
        };
    }

    private String value(DescribedParameter parameter, Random random) {
        if (!parameter.example().isMissingNode() && random.nextInt(3) > 0) {
            return parameter.example().asText();
        }
        return values.fitting(parameter.schema(), random).asText();
    }

    private byte[] body(DescribedOperation operation, String path, JsonNode content, Random random) {
        Optional<String> there = operation.path().startsWith("/fhir/R4/{type}")
                        && (operation.method().equals("PUT")
                                || operation.method().equals("POST"))
                ? known.resource(path.split("/")[3])
                : Optional.empty();
        if (there.isPresent()) {
            return own(there.get(), operation, path).getBytes(StandardCharsets.UTF_8);
        }
        JsonNode example = content.path("example");
        if (example.isMissingNode() && content.path("examples").has(0)) {
            example = content.path("examples").get(0).path("value");
        }
        boolean made = content.path("schema").size() > 0 && random.nextInt(3) == 0;
        JsonNode body = example.isMissingNode() || made ? values.fitting(content.path("schema"), random) : example;
        String text = body.isTextual() ? body.asText() : body.toString();
        return own(text, operation, path).getBytes(StandardCharsets.UTF_8);
    }

    /** The id in a resource is the one in the address. */
    private static String own(String resource, DescribedOperation operation, String path) {
        try {
            if (operation.method().equals("PUT")
                    && JSON.readTree(resource) instanceof ObjectNode object
                    && object.has("id")) {
                return object.put("id", path.substring(path.lastIndexOf('/') + 1))
                        .toString();
            }
            return resource;
        } catch (IOException noJson) {
            return resource;
        }
    }

    private static void parse(String text, List<Named> query) {
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            query.add(new Named(
                    equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1)));
        }
    }
}
