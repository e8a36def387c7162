package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who may do what, as the template has it: policies of roles and of resources. */
public final class TemplatePolicies {

    /** What AWS grants by these concerns no service of the local cloud. */
    private static final Set<String> WITHOUT_LOCAL_PART =
            Set.of("AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole", "AWSXRayDaemonWriteAccess");

    private static final String POLICIES = "Policies";

    private final Function<String, Stream<Properties>> resources;
    private final Function<Properties, String> names;
    private final Function<Properties, String> keyArns;

    TemplatePolicies(
            Function<String, Stream<Properties>> resources,
            Function<Properties, String> names,
            Function<Properties, String> keyArns) {
        this.resources = resources;
        this.names = names;
        this.keyArns = keyArns;
    }

    /** Of each function, by its logical id; one that SAM would make where a function names none. */
    public Map<String, String> functionRoles() {
        Map<String, String> roles = new HashMap<>();
        Stream.of(FunctionConfiguration.SERVERLESS, FunctionConfiguration.LAMBDA)
                .flatMap(resources)
                .forEach(function -> roles.put(
                        function.logicalId(),
                        function.text("Role").orElseGet(() -> SamTemplate.generatedRole(function.logicalId()))));
        return roles;
    }

    /** @param arn of a role of the template, or of one that SAM would make */
    public RoleResource role(String arn) {
        return resources
                .apply(RoleResource.TYPE)
                .filter(role -> Arns.role(names.apply(role)).equals(arn))
                .findFirst()
                .map(role -> new RoleResource(role.logicalId(), arn, statements(role)))
                .or(() -> generated(arn))
                .orElseThrow(() -> new TemplateInvalid(arn, "the template has no such role"));
    }

    private Optional<RoleResource> generated(String arn) {
        return Stream.of(FunctionConfiguration.SERVERLESS, StateMachineResource.SERVERLESS)
                .flatMap(resources)
                .filter(owner -> SamTemplate.generatedRole(owner.logicalId()).equals(arn))
                .findFirst()
                .map(owner -> new RoleResource(owner.logicalId(), arn, statements(owner)));
    }

    private List<PolicyStatement> statements(Properties role) {
        if (role.has("PermissionsBoundary")) {
            throw new TemplateInvalid(
                    role.place() + ".PermissionsBoundary", "the local cloud does not know what a boundary leaves");
        }
        List<PolicyStatement> found = new ArrayList<>();
        JsonNode attached = role.value("ManagedPolicyArns");
        attached.forEach(arn -> found.addAll(managed(arn.asText(), role.place() + ".ManagedPolicyArns")));
        JsonNode own = role.node().path(POLICIES);
        if (own.isTextual()) {
            found.addAll(managed(own.asText(), role.place() + "." + POLICIES));
        }
        for (int i = 0; own.isArray() && i < own.size(); i++) {
            found.addAll(policy(role, i, own.get(i)));
        }
        return found;
    }

    private List<PolicyStatement> policy(Properties role, int index, JsonNode written) {
        String place = role.place() + "." + POLICIES + "[" + index + "]";
        JsonNode chosen = Intrinsics.isFunction(written) ? role.intrinsics().resolve(written, place) : written;
        if (chosen.isMissingNode()) {
            return List.of();
        }
        if (chosen.isTextual()) {
            return managed(chosen.asText(), place);
        }
        Properties policy = new Properties(role.logicalId(), place, chosen, role.intrinsics());
        if (chosen.has("PolicyDocument")) {
            return PolicyStatement.of(policy.object("PolicyDocument"));
        }
        if (chosen.has("Statement")) {
            return PolicyStatement.of(policy);
        }
        throw new TemplateInvalid(place, "the local cloud does not know SAM's policy templates: write the statements");
    }

    private List<PolicyStatement> managed(String arn, String place) {
        if (WITHOUT_LOCAL_PART.contains(arn.substring(arn.lastIndexOf('/') + 1))) {
            return List.of();
        }
        return resources
                .apply("AWS::IAM::ManagedPolicy")
                .filter(policy -> Arns.policy(names.apply(policy)).equals(arn))
                .findFirst()
                .map(policy -> PolicyStatement.of(policy.object("PolicyDocument")))
                .orElseThrow(() -> new TemplateInvalid(place, "the template has no policy " + arn));
    }

    /** Of buckets, keys, queues, topics and of functions that events invoke. */
    public List<ResourcePolicy> ofResources() {
        List<ResourcePolicy> found = new ArrayList<>();
        resources
                .apply("AWS::S3::BucketPolicy")
                .forEach(policy -> found.add(document(Arns.bucket(policy.required("Bucket")), policy)));
        resources.apply("AWS::SQS::QueuePolicy").forEach(policy -> policy.value("Queues")
                .forEach(queue -> found.add(document(Arns.queue(queue.asText()), policy))));
        resources.apply("AWS::SNS::TopicPolicy").forEach(policy -> policy.value("Topics")
                .forEach(topic -> found.add(document(topic.asText(), policy))));
        resources
                .apply(KeyResource.TYPE)
                .forEach(key -> found.add(new ResourcePolicy(
                        keyArns.apply(key),
                        key.has("KeyPolicy")
                                ? PolicyStatement.of(key.object("KeyPolicy"))
                                : List.of(usualKeyPolicy(key)))));
        resources
                .apply("AWS::Lambda::Permission")
                .filter(permission -> permission.required("Principal").equals("events.amazonaws.com"))
                .forEach(permission -> found.add(invocation(permission)));
        return found;
    }

    private static ResourcePolicy document(String resource, Properties policy) {
        return new ResourcePolicy(resource, PolicyStatement.of(policy.object("PolicyDocument")));
    }

    /** Without a policy of its own a key leaves it to the account's roles. */
    private static PolicyStatement usualKeyPolicy(Properties key) {
        ObjectNode statement = JsonNodeFactory.instance
                .objectNode()
                .put("Effect", "Allow")
                .put("Action", "kms:*")
                .put("Resource", "*");
        statement.putObject("Principal").put("AWS", Arns.ROOT);
        return new PolicyStatement(key.place() + " (usual key policy)", statement);
    }

    private static ResourcePolicy invocation(Properties permission) {
        String named = permission.required("FunctionName");
        String function = named.startsWith("arn:") ? named : Arns.function(named);
        ObjectNode statement = JsonNodeFactory.instance
                .objectNode()
                .put("Effect", "Allow")
                .put("Action", permission.required("Action"))
                .put("Resource", function);
        statement.putObject("Principal").put("Service", permission.required("Principal"));
        permission
                .text("SourceArn")
                .ifPresent(source ->
                        statement.putObject("Condition").putObject("ArnLike").put("aws:SourceArn", source));
        return new ResourcePolicy(
                Arns.unqualified(function), List.of(new PolicyStatement(permission.place(), statement)));
    }
}
