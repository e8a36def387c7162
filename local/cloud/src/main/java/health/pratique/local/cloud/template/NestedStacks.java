package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The stacks that nest in one file, each made when a value of it is wanted first: in the order in which CloudFormation
 * would create them. Stacks that wait for each other are refused, as there.
 */
final class NestedStacks {

    static final String TYPE = "AWS::CloudFormation::Stack";

    private final TemplateFile file;
    private final Supplier<Stream<Properties>> declared;
    private final BiFunction<TemplateFile, TemplateParameters, Stack> maker;
    private final Map<String, Stack> made = new LinkedHashMap<>();
    private final Set<String> underway = new HashSet<>();

    NestedStacks(
            TemplateFile file,
            Supplier<Stream<Properties>> declared,
            BiFunction<TemplateFile, TemplateParameters, Stack> maker) {
        this.file = file;
        this.declared = declared;
        this.maker = maker;
    }

    Collection<Stack> all() {
        declared.get().forEach(this::made);
        return made.values();
    }

    Stack stack(String logicalId, String place) {
        return made(declared.get()
                .filter(stack -> stack.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new TemplateInvalid(place, "the stack " + logicalId + " is left out here")));
    }

    private Stack made(Properties declaration) {
        String logicalId = declaration.logicalId();
        Stack before = made.get(logicalId);
        if (before != null) {
            return before;
        }
        if (!underway.add(logicalId)) {
            throw new TemplateInvalid(logicalId, "waits for a stack that waits for it");
        }
        TemplateFile nested = TemplateFile.read(location(declaration));
        if (nested.path().equals(file.path())) {
            throw new TemplateInvalid(logicalId + ".TemplateURL", "is the file that it stands in");
        }
        Stack stack = maker.apply(nested, parameters(declaration, nested.root().path("Parameters")));
        underway.remove(logicalId);
        made.put(logicalId, stack);
        return stack;
    }

    private Path location(Properties declaration) {
        String url = declaration.required("TemplateURL");
        if (url.contains("://")) {
            throw new TemplateInvalid(declaration.place() + ".TemplateURL", "a local path is wanted here");
        }
        return file.directory().resolve(url);
    }

    /** Every value is asked for here, so that the order of the stacks does not depend on what a local cloud uses. */
    private static TemplateParameters parameters(Properties declaration, JsonNode wanted) {
        Map<String, String> given = new HashMap<>();
        Map<String, NoLocalCounterpart> missing = new HashMap<>();
        Properties values = declaration.object("Parameters");
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        for (String name : (Iterable<String>) (values.node().isObject() ? values.node() : none)::fieldNames) {
            try {
                values.text(name).ifPresent(value -> given.put(name, value));
            } catch (NoLocalCounterpart onlyDeployed) {
                missing.put(name, onlyDeployed);
            }
        }
        return TemplateParameters.ofNested(declaration.logicalId(), wanted, given, missing);
    }
}
