package health.pratique.local.templates;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What resources are called: by a property of their own, or else by their tag. */
public final class NamedResources {

    private static final String TAG = "Tags";

    /** Each type that takes a name, and where. What has none takes its stack's, such as roles, policies and associations. */
    private static final Map<String, String> PROPERTY = Map.ofEntries(
            entry("AWS::ApiGateway::ApiKey", "Name"),
            entry("AWS::ApiGateway::RestApi", "Name"),
            entry("AWS::ApiGateway::UsagePlan", "UsagePlanName"),
            entry("AWS::Backup::BackupVault", "BackupVaultName"),
            entry("AWS::CloudTrail::Trail", "TrailName"),
            entry("AWS::CloudWatch::Alarm", "AlarmName"),
            entry("AWS::CloudWatch::CompositeAlarm", "AlarmName"),
            entry("AWS::CloudWatch::Dashboard", "DashboardName"),
            entry("AWS::Cognito::UserPool", "UserPoolName"),
            entry("AWS::Cognito::UserPoolClient", "ClientName"),
            entry("AWS::Config::ConfigurationRecorder", "Name"),
            entry("AWS::Config::ConformancePack", "ConformancePackName"),
            entry("AWS::DynamoDB::Table", "TableName"),
            entry("AWS::EC2::FlowLog", TAG),
            entry("AWS::EC2::Instance", TAG),
            entry("AWS::EC2::InternetGateway", TAG),
            entry("AWS::EC2::LaunchTemplate", "LaunchTemplateName"),
            entry("AWS::EC2::NatGateway", TAG),
            entry("AWS::EC2::NetworkAcl", TAG),
            entry("AWS::EC2::RouteTable", TAG),
            entry("AWS::EC2::SecurityGroup", "GroupName"),
            entry("AWS::EC2::Subnet", TAG),
            entry("AWS::EC2::VPC", TAG),
            entry("AWS::EC2::VPCEndpoint", TAG),
            entry("AWS::Events::EventBus", "Name"),
            entry("AWS::Events::Rule", "Name"),
            entry("AWS::IAM::InstanceProfile", "InstanceProfileName"),
            entry("AWS::KMS::Alias", "AliasName"),
            entry("AWS::KMS::Key", TAG),
            entry("AWS::Kinesis::Stream", "Name"),
            entry("AWS::Lambda::Function", "FunctionName"),
            entry("AWS::Logs::LogGroup", "LogGroupName"),
            entry("AWS::RDS::DBInstance", "DBInstanceIdentifier"),
            entry("AWS::RDS::DBParameterGroup", "DBParameterGroupName"),
            entry("AWS::RDS::DBProxy", "DBProxyName"),
            entry("AWS::RDS::DBSubnetGroup", "DBSubnetGroupName"),
            entry("AWS::S3::Bucket", "BucketName"),
            entry("AWS::SNS::Topic", "TopicName"),
            entry("AWS::SQS::Queue", "QueueName"),
            entry("AWS::SSM::Document", "Name"),
            entry("AWS::SSO::PermissionSet", "Name"),
            entry("AWS::Scheduler::Schedule", "Name"),
            entry("AWS::SecretsManager::Secret", "Name"),
            entry("AWS::StepFunctions::StateMachine", "StateMachineName"),
            entry("AWS::WAFv2::IPSet", "Name"),
            entry("AWS::WAFv2::WebACL", "Name"));

    private NamedResources() {}

    /** Whether its type takes a name. */
    public static boolean isNamed(Resource resource) {
        return PROPERTY.containsKey(resource.type());
    }

    /** Path of the name among the resource's properties; empty when the type takes none or the resource has none. */
    public static Optional<String> path(Resource resource) {
        String property = PROPERTY.getOrDefault(resource.type(), "");
        if (!property.equals(TAG)) {
            return resource.property(property).isTextual() ? Optional.of(property) : Optional.empty();
        }
        for (int i = 0; i < resource.property(TAG).size(); i++) {
            if (resource.text(TAG + "/" + i + "/Key").equals("Name")) {
                return Optional.of(TAG + "/" + i + "/Value");
            }
        }
        return Optional.empty();
    }

    public static Optional<String> name(Resource resource) {
        return path(resource).map(resource::text);
    }

    /** All resources of a type that have a name. */
    public static Optional<Resource> called(JoinedStacks stacks, String type, String name) {
        return stacks.all(type)
                .filter(resource -> name(resource).filter(name::equals).isPresent())
                .findFirst();
    }

    /** Everything that is called something, by whatever property or tag. */
    static Stream<String> all(JoinedStacks stacks) {
        return StreamSupport.stream(stacks.byId().values().spliterator(), false)
                .flatMap(resource -> name(resource).stream());
    }
}
