package health.pratique.local.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks that nest in a template by local paths. */
class NestedStacksTest {

    private static final String DATA = """
        Parameters:
          Suffix: {Type: String, AllowedPattern: '[a-z]+'}
        Conditions:
          IsProd: !Equals [!Ref Suffix, prod]
        Mappings:
          Names: {all: {bucket: intake}}
        Resources:
          Intake:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: !Join ['-', [!FindInMap [Names, all, bucket], !Ref Suffix]]
              VersioningConfiguration: {Status: !If [IsProd, Enabled, Suspended]}
          Unnamed: {Type: AWS::SNS::Topic}
          Database: {Type: AWS::RDS::DBInstance}
          SubnetA: {Type: AWS::EC2::Subnet}
        Outputs:
          IntakeBucket: {Value: !Ref Intake}
          IntakeArn: {Value: !GetAtt Intake.Arn}
          DatabasePort: {Value: !GetAtt Database.Endpoint.Port}
          SubnetA: {Value: !Ref SubnetA}
        """;

    private static final String FUNCTIONS = """
        Parameters:
          Bucket: {Type: String}
          Arns: {Type: CommaDelimitedList}
          Port: {Type: Number}
          Subnet: {Type: 'AWS::EC2::Subnet::Id'}
          Timeout: {Type: Number, Default: 7}
        Globals:
          Function: {Timeout: !Ref Timeout, Environment: {Variables: {BUCKET: !Ref Bucket}}}
        Resources:
          Detect:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: ../code.zip
              VpcConfig: {SubnetIds: [!Ref Subnet]}
              Environment: {Variables: {FIRST: !Select [0, !Ref Arns], PORT: !Ref Port}}
        """;

    private static final String ROOT = """
        Parameters:
          Suffix: {Type: String, Default: dev}
        Resources:
          Functions:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: deep/functions.yaml
              Parameters:
                Bucket: !GetAtt Data.Outputs.IntakeBucket
                Arns: !Join [',', [!GetAtt Data.Outputs.IntakeArn, x]]
                Port: !Sub '${Data.Outputs.DatabasePort}'
                Subnet: !GetAtt Data.Outputs.SubnetA
          Data:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: data.yaml
              Parameters: {Suffix: !Ref Suffix}
        """;

    @TempDir
    private Path directory;

    private SamTemplate read(String root, String data, String functions) throws IOException {
        Files.writeString(directory.resolve("data.yaml"), data);
        Files.writeString(Files.createDirectories(directory.resolve("deep")).resolve("functions.yaml"), functions);
        return SamTemplate.read(Files.writeString(directory.resolve("template.yaml"), root), Map.of());
    }

    @Test
    void aValueGoesFromTheRootIntoAStackAndFromItsOutputsIntoTheNext() throws IOException {
        SamTemplate template = read(ROOT, DATA, FUNCTIONS);
        assertThat(template.buckets()).extracting(BucketResource::name).containsExactly("intake-dev");
        FunctionConfiguration function = template.functions().getFirst();
        assertThat(function.environment())
                .containsExactly(
                        entry("BUCKET", "intake-dev"),
                        entry("FIRST", "arn:aws:s3:::intake-dev"),
                        entry("PORT", "5432"));
    }

    @Test
    void eachFileHasItsOwnGlobalsConditionsMappingsAndDirectory() throws IOException {
        SamTemplate template = read(ROOT.replace("Default: dev", "Default: prod"), DATA, FUNCTIONS);
        assertThat(template.buckets()).extracting(BucketResource::versioned).containsExactly(true);
        assertThat(template.functions().getFirst().timeout()).hasSeconds(7);
        assertThat(template.functions().getFirst().code()).isEqualTo(directory.resolve("code.zip"));
        assertThat(template.topics()).extracting(TopicResource::name).containsExactly("pratique-Unnamed");
    }

    @Test
    void theAddressesOfAPlatformReachEveryStack() throws IOException {
        SamTemplate template = read(ROOT, DATA, FUNCTIONS)
                .at(new LocalAddresses(URI.create("http://127.0.0.1:9"), "127.0.0.1", 54321));
        assertThat(template.functions().getFirst().environment()).containsEntry("PORT", "54321");
    }

    @Test
    void aValueThatOnlyADeployedStackHasIsMissedWhereItIsUsed() throws IOException {
        String functions = FUNCTIONS.replace("PORT: !Ref Port", "PORT: !Ref Subnet");
        SamTemplate template = read(ROOT, DATA, functions);
        assertThat(template.buckets()).hasSize(1);
        assertThatThrownBy(template::functions)
                .hasMessageStartingWith("Detect.Environment.Variables.PORT: Ref Subnet: ")
                .hasMessageEndingWith("AWS::EC2::Subnet has no local counterpart");
    }

    @Test
    void aParameterThatTheStackDoesNotDeclareOrThatBreaksItsRulesIsNamed() {
        assertThatThrownBy(() -> read(ROOT, DATA.replace("Suffix: {Type", "Stage: {Type"), FUNCTIONS))
                .hasMessage("Data.Parameters.Suffix: is given but not declared");
        assertThatThrownBy(() -> read(ROOT.replace("Parameters: {Suffix: !Ref Suffix}", ""), DATA, FUNCTIONS))
                .hasMessage("Data.Parameters.Suffix: has no default and was not given");
        assertThatThrownBy(() -> read(ROOT.replace("Default: dev", "Default: d-1"), DATA, FUNCTIONS))
                .hasMessageStartingWith("Data.Parameters.Suffix: does not match its AllowedPattern");
    }

    @Test
    void anOutputThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> read(ROOT.replace("Outputs.IntakeBucket", "Outputs.Intake"), DATA, FUNCTIONS))
                .hasMessageStartingWith("Functions.Parameters.Bucket: there is no output Intake in ");
        assertThatThrownBy(() -> read(ROOT.replace("Data.Outputs.IntakeBucket", "Data.Arn"), DATA, FUNCTIONS))
                .hasMessageContaining("a stack has Outputs only");
    }

    @Test
    void stacksThatWaitForEachOtherAreRefused() {
        String functions = FUNCTIONS + "Outputs: {Name: {Value: !Ref Detect}}\n";
        String root = ROOT.replace("{Suffix: !Ref Suffix}", "{Suffix: !GetAtt Functions.Outputs.Name}");
        assertThatThrownBy(() -> read(root, DATA, functions))
                .hasMessageEndingWith("waits for a stack that waits for it");
    }

    @Test
    void aStackThatItsConditionLeavesOutIsNotReadAndHasNoOutputs() throws IOException {
        String root = """
                Conditions: {Never: !Equals [a, b]}
                Resources:
                  Other: {Type: AWS::CloudFormation::Stack, Condition: Never, Properties: {TemplateURL: none.yaml}}
                  Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: %s}}
                """;
        assertThat(read(root.formatted("one"), DATA, FUNCTIONS).topics()).hasSize(1);
        assertThatThrownBy(() -> read(root.formatted("!GetAtt Other.Outputs.X"), DATA, FUNCTIONS)
                        .topics())
                .hasMessageContaining("the stack Other is left out here");
    }

    @Test
    void logicalIdsAreUniqueOverAllStacks() {
        assertThatThrownBy(() -> read(ROOT, DATA, FUNCTIONS.replace("  Detect:", "  Intake:")))
                .hasMessageStartingWith("Intake: is in ")
                .hasMessageContaining("functions.yaml");
    }

    @Test
    void aStackIsALocalFileOtherThanTheOneThatItStandsIn() {
        assertThatThrownBy(() -> read(ROOT.replace(": data.yaml", ": https://s3/x"), DATA, FUNCTIONS))
                .hasMessageContaining("a local path is wanted here");
        assertThatThrownBy(() -> read(ROOT.replace(": data.yaml", ": template.yaml"), DATA, FUNCTIONS))
                .hasMessage("Data.TemplateURL: is the file that it stands in");
    }
}
