package health.pratique.local.permissions.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The template's stacks, as far as permissions go. */
public final class Template {

    private static final String FUNCTION = "AWS::Serverless::Function";

    private final Map<String, Tree> resources = new LinkedHashMap<>();
    private final Map<String, Tree> globals = new LinkedHashMap<>();

    private final Path directory;

    private Template(Path directory) {
        this.directory = directory;
    }

    /** @param directory of the stacks' files */
    public static Template read(Path directory) {
        Template template = new Template(directory);
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(template::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return template;
    }

    private void add(Path file) {
        Tree tree = Tree.read(file, "sam/" + file.getFileName());
        tree.get("Resources").ifPresent(all -> resources.putAll(all.entries()));
        tree.get("Globals", "Function").ifPresent(all -> globals.put(tree.file(), all));
    }

    /** Which key a bucket, a table, a queue or a secret is encrypted with. */
    public Optional<String> key(String store) {
        return Optional.ofNullable(resources.get(store)).flatMap(resource -> Stream.of(
                        resource.get("Properties", "KmsKeyId"),
                        resource.get("Properties", "KmsMasterKeyId"),
                        resource.get("Properties", "StreamEncryption", "KeyId"),
                        resource.get("Properties", "SSESpecification", "KMSMasterKeyId"),
                        resource.get("Properties", "BucketEncryption", "ServerSideEncryptionConfiguration")
                                .flatMap(rules -> rules.items()
                                        .getFirst()
                                        .get("ServerSideEncryptionByDefault", "KMSMasterKeyID")))
                .flatMap(Optional::stream)
                .map(Tree::text)
                .findFirst());
    }

    /** Whether a bucket can keep versions from being removed. */
    public boolean locks(String bucket) {
        return Optional.ofNullable(resources.get(bucket))
                .flatMap(resource -> resource.get("Properties", "ObjectLockEnabled"))
                .isPresent();
    }

    public List<DeployedFunction> functions() {
        List<DeployedFunction> found = new ArrayList<>();
        resources.forEach((id, resource) -> {
            if (resource.text("Type").equals(FUNCTION)) {
                found.add(function(id, resource));
            }
        });
        return found;
    }

    private DeployedFunction function(String id, Tree resource) {
        String code = resource.text("Properties", "CodeUri");
        Map<String, String> environment = new LinkedHashMap<>();
        property(resource, "Environment", "Variables").forEach(variables -> variables
                .entries()
                .forEach((name, value) ->
                        environment.put(name, value.texts().findFirst().orElse(""))));
        return new DeployedFunction(
                id,
                code.substring(code.lastIndexOf('/') + 1),
                Optional.ofNullable(environment.get("QUARKUS_LAMBDA_HANDLER")),
                resource.place(),
                environment,
                rotated(id),
                granted(resources.get(resource.text("Properties", "Role"))),
                surroundings(id, resource));
    }

    private List<String> rotated(String function) {
        return resources.values().stream()
                .filter(one -> one.text("Type").equals("AWS::SecretsManager::RotationSchedule"))
                .filter(one -> one.text("Properties", "RotationLambdaARN").equals(function))
                .map(one -> one.text("Properties", "SecretId"))
                .toList();
    }

    /** Of the function and of its file's Globals, the latter first. */
    private List<Tree> property(Tree resource, String... path) {
        String[] own = Stream.concat(Stream.of("Properties"), Stream.of(path)).toArray(String[]::new);
        return Stream.of(
                        Optional.ofNullable(globals.get(resource.file())).flatMap(all -> all.get(path)),
                        resource.get(own))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Roles by which workflows run and events start them. */
    public List<ServiceRole> serviceRoles() {
        Map<String, List<Surrounding>> needs = new TreeMap<>();
        resources.values().forEach(resource -> {
            Tree properties = resource.get("Properties").orElse(resource);
            switch (resource.text("Type")) {
                case "AWS::StepFunctions::StateMachine" ->
                    needs.computeIfAbsent(properties.text("RoleArn"), role -> new ArrayList<>())
                            .addAll(new Workflow(properties, directory, this::key).needs());
                case "AWS::Events::Rule" ->
                    properties.get("Targets").map(Tree::items).orElse(List.of()).stream()
                            .filter(target -> target.get("RoleArn").isPresent())
                            .forEach(target -> needs.computeIfAbsent(target.text("RoleArn"), role -> new ArrayList<>())
                                    .addAll(started(target)));
                default -> {}
            }
        });
        List<ServiceRole> found = new ArrayList<>();
        needs.forEach((role, all) -> {
            Tree resource = resources.get(role);
            if (resource != null) {
                found.add(new ServiceRole(role, resource.place(), granted(resource), all));
            }
        });
        return found;
    }

    /** Step Functions asks for the machine, too, whichever alias is started. */
    private static List<Surrounding> started(Tree target) {
        String alias = target.text("Arn");
        return Stream.of(alias, alias.replaceFirst("Live$", ""))
                .map(machine -> new Surrounding("states:StartExecution", machine, target.place()))
                .toList();
    }

    private List<Granted> granted(@Nullable Tree role) {
        if (role == null) {
            return List.of();
        }
        Stream<Tree> own = role.get("Properties", "Policies").map(Tree::items).orElse(List.of()).stream()
                .flatMap(policy -> policy.get("PolicyDocument", "Statement").stream());
        Stream<Tree> shared = role.get("Properties", "ManagedPolicyArns").map(Tree::items).orElse(List.of()).stream()
                .flatMap(policy -> Optional.ofNullable(resources.get(policy.text())).stream())
                .flatMap(policy -> policy.get("Properties", "PolicyDocument", "Statement").stream());
        return Stream.concat(own, shared)
                .flatMap(statements -> Granted.by(statements).stream())
                .toList();
    }

    private List<Surrounding> surroundings(String id, Tree function) {
        Surroundings surroundings = new Surroundings(this::key);
        function.get("Properties", "LoggingConfig", "LogGroup").ifPresent(surroundings::logs);
        property(function, "Tracing").forEach(surroundings::traces);
        property(function, "VpcConfig").forEach(surroundings::network);
        function.get("Properties", "DeadLetterQueue", "TargetArn").ifPresent(surroundings::sends);
        resources.values().stream()
                .filter(one -> one.text("Type").equals("AWS::Lambda::EventSourceMapping"))
                .filter(one -> one.text("Properties", "FunctionName").equals(id))
                .forEach(surroundings::reads);
        return surroundings.found();
    }
}
