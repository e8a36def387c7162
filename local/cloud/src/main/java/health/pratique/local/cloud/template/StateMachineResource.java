package health.pratique.local.cloud.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Step Functions state machine.
 *
 * @param definition Amazon States Language with {@code DefinitionSubstitutions} in place
 */
public record StateMachineResource(
        String logicalId, String name, String arn, Type type, String roleArn, String definition) {

    static final String STEP_FUNCTIONS = "AWS::StepFunctions::StateMachine";
    static final String SERVERLESS = "AWS::Serverless::StateMachine";
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    /** What the execution is billed and kept as. */
    public enum Type {
        STANDARD,
        EXPRESS
    }

    static StateMachineResource from(
            Properties properties, String name, String generatedRole, boolean serverless, Path directory) {
        String type = properties.text(serverless ? "Type" : "StateMachineType").orElse("STANDARD");
        if (!type.equals("STANDARD") && !type.equals("EXPRESS")) {
            throw new TemplateInvalid(properties.place() + ".StateMachineType", "is STANDARD or EXPRESS");
        }
        return new StateMachineResource(
                properties.logicalId(),
                name,
                Arns.stateMachine(name),
                Type.valueOf(type),
                serverless ? properties.text("Role").orElse(generatedRole) : properties.required("RoleArn"),
                substitute(
                        properties.logicalId(),
                        definition(properties, directory),
                        properties.texts("DefinitionSubstitutions")));
    }

    private static String definition(Properties properties, Path directory) {
        Optional<String> location = Optional.empty();
        for (String property : Set.of("DefinitionUri", "DefinitionS3Location")) {
            if (properties.has(property)) {
                location = properties.text(property);
            }
        }
        if (location.isPresent()) {
            return read(directory.resolve(location.get()).normalize(), properties.place() + ".DefinitionUri");
        }
        if (properties.has("Definition")) {
            return properties.resolvedObject("Definition").toString();
        }
        return properties.required("DefinitionString");
    }

    private static String read(Path file, String place) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new TemplateInvalid(place, "no such file: " + file);
        } catch (IOException e) {
            throw new TemplateInvalid(place, "cannot be read: " + file);
        }
    }

    private static String substitute(String logicalId, String definition, Map<String, String> values) {
        String place = logicalId + ".DefinitionSubstitutions";
        Set<String> used = new HashSet<>();
        Matcher matcher = SUBSTITUTION.matcher(definition);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String value = values.get(name);
            if (value == null) {
                throw new TemplateInvalid(place + "." + name, "is missing, and the definition uses it");
            }
            used.add(name);
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        for (String name : values.keySet()) {
            if (!used.contains(name)) {
                throw new TemplateInvalid(place + "." + name, "is not used by the definition");
            }
        }
        return matcher.appendTail(result).toString();
    }
}
