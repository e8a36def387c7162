package health.pratique.local.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.local.deployables.ClassFiles;
import health.pratique.local.deployables.FunctionCode;
import health.pratique.local.permissions.policy.DeployedFunction;
import health.pratique.local.permissions.policy.Template;
import health.pratique.local.permissions.sample.SampleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is derived from code, on functions small enough to see it. */
class DerivationTest {

    private static final String STACK = """
            Resources:
              ItemTable:
                Type: AWS::DynamoDB::Table
                Properties:
                  SSESpecification: {SSEType: KMS, KMSMasterKeyId: !Ref ItemKeyArn}
              InBucket:
                Type: AWS::S3::Bucket
                Properties: {}
              OutBucket:
                Type: AWS::S3::Bucket
                Properties:
                  BucketEncryption:
                    ServerSideEncryptionConfiguration:
                      - ServerSideEncryptionByDefault: {KMSMasterKeyID: !Ref OutKeyArn}
            """;
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SAMPLE_ITEM_TABLE", "ItemTable", "SAMPLE_IN_BUCKET", "InBucket", "SAMPLE_OUT_BUCKET", "OutBucket");

    @TempDir
    private Path sam;

    @Test
    void aRequestIsFollowedToTheSettingThatNamesItsTableAndToTheTablesKey() throws Exception {
        assertThat(derived("count", ENVIRONMENT).needs())
                .extracting(Need::what)
                .containsExactlyInAnyOrder("dynamodb:Query on ItemTable/index/by-time", "kms:Decrypt on ItemKey");
    }

    @Test
    void aNeedSaysWhereItIsCalled() throws Exception {
        assertThat(derived("count", ENVIRONMENT).needs())
                .extracting(Need::because)
                .allMatch(place -> place.matches("SampleTable.java:\\d+"));
    }

    @Test
    void whatAHelperIsToldByEachOfItsCallersStaysTogether() throws Exception {
        assertThat(derived("move", ENVIRONMENT).needs())
                .extracting(Need::what)
                .containsExactlyInAnyOrder(
                        "s3:ListBucket on InBucket",
                        "s3:GetObject on InBucket/in/*",
                        "s3:ListBucketVersions on InBucket where StringLike s3:prefix [in/*]",
                        "s3:ListBucketVersions on OutBucket where StringLike s3:prefix [out/*]",
                        "s3:DeleteObjectVersion on InBucket/in/*",
                        "s3:DeleteObjectVersion on OutBucket/out/*",
                        "s3:PutObject on OutBucket/out/*",
                        "kms:Decrypt on OutKey",
                        "kms:GenerateDataKey on OutKey");
    }

    @Test
    void aVariableThatIsNotSetIsNamed() throws Exception {
        assertThat(derived("count", Map.of()).unseen())
                .anyMatch(line ->
                        line.startsWith("SAMPLE_ITEM_TABLE is not set for SampleFunction, and read at SampleTable"));
    }

    @Test
    void aRequestThatCannotBeFollowedIsNamedAndNotLeftOut() throws Exception {
        assertThat(derived("untraceable", ENVIRONMENT).unseen())
                .anyMatch(line ->
                        line.matches("s3:GetObject at UntraceableHandler.java:\\d+: of which bucket cannot be told"))
                .anyMatch(line -> line.matches("dynamodb:ExecuteStatementRequest at UntraceableHandler.java:\\d+: .*"));
    }

    @Test
    void aHandlerThatTheFunctionIsNotDoesNotCount() throws Exception {
        assertThat(derived("none", ENVIRONMENT).needs()).isEmpty();
    }

    private Derivation.Result derived(String handler, Map<String, String> environment) throws Exception {
        Files.writeString(sam.resolve("sample.yaml"), STACK);
        DeployedFunction function = new DeployedFunction(
                "SampleFunction",
                "sample",
                Optional.of(handler),
                "sam/sample.yaml:1",
                environment,
                List.of(),
                List.of(),
                List.of());
        return Derivation.of(function, Template.read(sam), new FunctionCode(samples(), handler, Map.of()));
    }

    private static ClassFiles samples() throws IOException {
        Path one = Path.of(Objects.requireNonNull(SampleSettings.class.getResource("SampleSettings.class"))
                .getPath());
        return new ClassFiles(ClassFiles.read(Objects.requireNonNull(one.getParent())));
    }
}
