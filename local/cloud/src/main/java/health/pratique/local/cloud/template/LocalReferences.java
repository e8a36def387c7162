package health.pratique.local.cloud.template;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Physical names, ARNs and addresses that the template's resources have in the local cloud. A resource without a name
 * of its own gets {@code stack-LogicalId}, the same at every start, so that state kept from an earlier run is found again.
 */
final class LocalReferences implements References {

    /** Type to the property that holds the physical name. */
    private static final Map<String, String> NAME_PROPERTY = Map.ofEntries(
            entry("AWS::S3::Bucket", "BucketName"),
            entry("AWS::DynamoDB::Table", "TableName"),
            entry("AWS::DynamoDB::GlobalTable", "TableName"),
            entry("AWS::SNS::Topic", "TopicName"),
            entry("AWS::SQS::Queue", "QueueName"),
            entry("AWS::SecretsManager::Secret", "Name"),
            entry("AWS::KMS::Alias", "AliasName"),
            entry(RestApiResource.TYPE, "Name"),
            entry("AWS::IAM::Role", "RoleName"),
            entry("AWS::IAM::ManagedPolicy", "ManagedPolicyName"),
            entry("AWS::Serverless::Function", "FunctionName"),
            entry("AWS::Lambda::Function", "FunctionName"),
            entry("AWS::StepFunctions::StateMachine", "StateMachineName"),
            entry("AWS::Serverless::StateMachine", "Name"),
            entry("AWS::StepFunctions::StateMachineAlias", "Name"),
            entry("AWS::Lambda::Alias", "Name"),
            entry(DataStreamResource.TYPE, "Name"),
            entry("AWS::Logs::LogGroup", "LogGroupName"),
            entry("AWS::Events::Rule", "Name"),
            entry("AWS::Events::EventBus", "Name"),
            entry("AWS::RDS::DBInstance", "DBInstanceIdentifier"),
            entry("AWS::RDS::DBCluster", "DBClusterIdentifier"),
            entry("AWS::RDS::DBProxy", "DBProxyName"),
            entry("AWS::RDS::DBProxyEndpoint", "DBProxyEndpointName"));

    private final String stackName;
    private final LocalAddresses addresses;
    private final TemplateParameters parameters;
    private final StackOutputs nested;
    private final JsonNode resources;
    private final Intrinsics intrinsics;

    LocalReferences(
            String stackName,
            LocalAddresses addresses,
            TemplateParameters parameters,
            JsonNode root,
            StackOutputs nested) {
        this.stackName = stackName;
        this.addresses = addresses;
        this.parameters = parameters;
        this.nested = nested;
        this.resources = root.path("Resources");
        this.intrinsics = new Intrinsics(root.path("Mappings"), root.path("Conditions"), this);
    }

    Intrinsics intrinsics() {
        return intrinsics;
    }

    @Override
    public JsonNode ref(String name, String place) {
        return parameters
                .value(name, place)
                .or(() -> PseudoParameters.value(name, stackName).map(JsonNodeFactory.instance::textNode))
                .orElseGet(() -> JsonNodeFactory.instance.textNode(resourceRef(name, place)));
    }

    private String resourceRef(String name, String place) {
        if (!resources.has(name)) {
            return versionOrAlias(name, place);
        }
        return switch (type(name)) {
            case "AWS::SNS::Topic", "AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine" ->
                attribute(name, "Arn", place);
            case "AWS::SQS::Queue" -> attribute(name, "QueueUrl", place);
            case "AWS::SecretsManager::Secret" -> secretArn(name);
            case "AWS::SecretsManager::SecretTargetAttachment" -> attachedSecret(name);
            case "AWS::KMS::Key" -> uuid(stackName + name);
            case UserPoolResource.TYPE -> CognitoReferences.poolId(stackName, name);
            case UserPoolResource.CLIENT -> CognitoReferences.clientId(stackName, name);
            case "AWS::IAM::ManagedPolicy" -> Arns.policy(physicalName(name));
            case "AWS::Lambda::Version" -> functionArn(name) + ":1";
            case "AWS::Lambda::Alias" -> functionArn(name) + ":" + physicalName(name);
            case "AWS::StepFunctions::StateMachineVersion" -> property(name, "StateMachineArn") + ":1";
            case "AWS::StepFunctions::StateMachineAlias" -> aliasArn(name);
            case RestApiResource.TYPE, UsagePlanResource.TYPE, ApiKeyResource.TYPE -> ApiReferences.id(stackName, name);
            default -> {
                if (!NAME_PROPERTY.containsKey(type(name))) {
                    throw new NoLocalCounterpart(
                            place, "Ref " + name + ": " + type(name) + " has no local counterpart");
                }
                yield physicalName(name);
            }
        };
    }

    /** SAM makes {@code Fn.Version} and {@code Fn.Alias} of a function with {@code AutoPublishAlias}, and {@code Api.Stage}. */
    private String versionOrAlias(String name, String place) {
        int dot = name.indexOf('.');
        if (dot > 0 && type(name.substring(0, dot)).equals("AWS::Serverless::Function")) {
            String owner = name.substring(0, dot);
            if (name.endsWith(".Version")) {
                return Arns.function(physicalName(owner)) + ":1";
            }
            if (name.endsWith(".Alias")) {
                return Arns.function(physicalName(owner)) + ":" + property(owner, "AutoPublishAlias");
            }
        }
        if (name.endsWith(".Stage") && type(name.substring(0, dot)).equals(RestApiResource.TYPE)) {
            return property(name.substring(0, dot), "StageName");
        }
        throw new TemplateInvalid(place, "Ref " + name + ": no such parameter or resource");
    }

    @Override
    public String attribute(String logicalId, String attribute, String place) {
        String type = type(logicalId);
        Optional<String> value = type.isEmpty()
                ? generatedRole(logicalId, attribute)
                : switch (type) {
                    case NestedStacks.TYPE -> Optional.of(nested.output(logicalId, attribute, place));
                    case "AWS::S3::Bucket" -> bucket(logicalId, attribute);
                    case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable" -> table(logicalId, attribute);
                    case "AWS::SNS::Topic" -> named(logicalId, attribute, "TopicName", "sns", "");
                    case "AWS::SQS::Queue" ->
                        attribute.equals("QueueUrl")
                                ? Optional.of(addresses.endpoint() + "/" + Arns.ACCOUNT + "/" + physicalName(logicalId))
                                : named(logicalId, attribute, "QueueName", "sqs", "");
                    case "AWS::KMS::Key" ->
                        switch (attribute) {
                            case "Arn" -> Optional.of(Arns.of("kms", "key/" + uuid(stackName + logicalId)));
                            case "KeyId" -> Optional.of(uuid(stackName + logicalId));
                            default -> Optional.empty();
                        };
                    case UserPoolResource.TYPE ->
                        CognitoReferences.pool(CognitoReferences.poolId(stackName, logicalId), attribute, addresses);
                    case UserPoolResource.CLIENT ->
                        attribute.equals("ClientSecret")
                                ? Optional.of(CognitoReferences.clientSecret(stackName, logicalId))
                                : Optional.empty();
                    case "AWS::SecretsManager::Secret" ->
                        attribute.equals("Id") ? Optional.of(secretArn(logicalId)) : Optional.empty();
                    case "AWS::IAM::Role" ->
                        switch (attribute) {
                            case "Arn" -> Optional.of(Arns.role(physicalName(logicalId)));
                            case "RoleId" -> Optional.of("AROA" + logicalId.toUpperCase(Locale.ROOT));
                            default -> Optional.empty();
                        };
                    case "AWS::Serverless::Function", "AWS::Lambda::Function" ->
                        attribute.equals("Arn")
                                ? Optional.of(Arns.function(physicalName(logicalId)))
                                : Optional.empty();
                    case "AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine" ->
                        named(logicalId, attribute, "Name", "states", "stateMachine:");
                    case "AWS::StepFunctions::StateMachineAlias" ->
                        attribute.equals("Arn") ? Optional.of(aliasArn(logicalId)) : Optional.empty();
                    case DataStreamResource.TYPE -> named(logicalId, attribute, "Name", "kinesis", "stream/");
                    case "AWS::Logs::LogGroup" -> named(logicalId, attribute, "LogGroupName", "logs", "log-group:");
                    case "AWS::Events::Rule" -> named(logicalId, attribute, "Name", "events", "rule/");
                    case "AWS::Events::EventBus" -> named(logicalId, attribute, "Name", "events", "event-bus/");
                    case "AWS::RDS::DBInstance",
                            "AWS::RDS::DBCluster",
                            "AWS::RDS::DBProxy",
                            "AWS::RDS::DBProxyEndpoint" -> database(logicalId, attribute);
                    default -> Optional.empty();
                };
        String asked = "Fn::GetAtt " + logicalId + "." + attribute + ": ";
        return value.orElseThrow(() -> type.isEmpty()
                ? new TemplateInvalid(place, asked + "no such resource")
                : new NoLocalCounterpart(place, asked + type + " has no such attribute locally"));
    }

    private Optional<String> bucket(String logicalId, String attribute) {
        String name = physicalName(logicalId);
        return switch (attribute) {
            case "Arn" -> Optional.of(Arns.bucket(name));
            case "DomainName" -> Optional.of(name + ".s3.amazonaws.com");
            case "RegionalDomainName" -> Optional.of(name + ".s3." + Arns.REGION + ".amazonaws.com");
            default -> Optional.empty();
        };
    }

    private Optional<String> table(String logicalId, String attribute) {
        String arn = Arns.of("dynamodb", "table/" + physicalName(logicalId));
        return switch (attribute) {
            case "Arn" -> Optional.of(arn);
            case "StreamArn" -> Optional.of(Arns.tableStream(physicalName(logicalId)));
            default -> Optional.empty();
        };
    }

    private Optional<String> database(String logicalId, String attribute) {
        return switch (attribute) {
            case "Endpoint", "Endpoint.Address", "ReadEndpoint.Address" -> Optional.of(addresses.databaseHost());
            case "Endpoint.Port", "ReadEndpoint.Port" -> Optional.of(Integer.toString(addresses.databasePort()));
            case "DBInstanceArn" -> Optional.of(Arns.of("rds", "db:" + physicalName(logicalId)));
            case "DbiResourceId" -> Optional.of("db-" + physicalName(logicalId));
            case "DBClusterArn" -> Optional.of(Arns.of("rds", "cluster:" + physicalName(logicalId)));
            case "DBProxyArn" -> Optional.of(Arns.of("rds", "db-proxy:" + physicalName(logicalId)));
            case "MasterUserSecret.SecretArn" ->
                Optional.of(SecretResource.arn(SecretResource.managedName(physicalName(logicalId))));
            case "DBInstanceIdentifier", "DBClusterIdentifier" -> Optional.of(physicalName(logicalId));
            default -> Optional.empty();
        };
    }

    private Optional<String> named(
            String logicalId, String attribute, String nameAttribute, String service, String prefix) {
        if (attribute.equals(nameAttribute)) {
            return Optional.of(physicalName(logicalId));
        }
        return attribute.equals("Arn") || attribute.equals("TopicArn")
                ? Optional.of(Arns.of(service, prefix + physicalName(logicalId)))
                : Optional.empty();
    }

    /** SAM makes {@code LogicalIdRole} for a function or state machine that names no role. */
    private Optional<String> generatedRole(String logicalId, String attribute) {
        if (!logicalId.endsWith("Role") || !attribute.equals("Arn")) {
            return Optional.empty();
        }
        String owner = logicalId.substring(0, logicalId.length() - 4);
        return type(owner).startsWith("AWS::Serverless::")
                ? Optional.of(Arns.role(stackName + "-" + logicalId))
                : Optional.empty();
    }

    private String functionArn(String logicalId) {
        String function = property(logicalId, "FunctionName");
        return function.startsWith("arn:") ? function : Arns.function(function);
    }

    private String aliasArn(String logicalId) {
        JsonNode route = resources.path(logicalId).path("Properties").path("RoutingConfiguration");
        JsonNode version = route.isArray()
                ? route.path(0).path("StateMachineVersionArn")
                : resources
                        .path(logicalId)
                        .path("Properties")
                        .path("DeploymentPreference")
                        .path("StateMachineVersionArn");
        String versionArn = intrinsics.text(version, logicalId + ".RoutingConfiguration");
        return versionArn.substring(0, versionArn.lastIndexOf(':')) + ":" + physicalName(logicalId);
    }

    private String attachedSecret(String logicalId) {
        return property(logicalId, "SecretId");
    }

    private String secretArn(String logicalId) {
        return SecretResource.arn(physicalName(logicalId));
    }

    private String property(String logicalId, String property) {
        return intrinsics.text(resources.path(logicalId).path("Properties").path(property), logicalId + "." + property);
    }

    private String type(String logicalId) {
        return resources.path(logicalId).path("Type").asText("");
    }

    /** The name that the resource has: its own, or one made of stack and logical id. */
    String physicalName(String logicalId) {
        String type = type(logicalId);
        JsonNode own = resources.path(logicalId).path("Properties").path(NAME_PROPERTY.getOrDefault(type, ""));
        if (!own.isMissingNode()) {
            JsonNode name = intrinsics.resolve(own, logicalId + "." + NAME_PROPERTY.get(type));
            if (name instanceof ObjectNode || name.isArray()) {
                throw new TemplateInvalid(logicalId + "." + NAME_PROPERTY.get(type), "a plain value is wanted here");
            }
            if (!name.isMissingNode()) {
                return name.asText();
            }
        }
        String made = stackName + "-" + logicalId;
        return type.equals("AWS::S3::Bucket") || type.startsWith("AWS::RDS::") ? made.toLowerCase(Locale.ROOT) : made;
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
