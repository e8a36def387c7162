package health.pratique.local.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates as people write them, and as they get them wrong. */
class SamTemplateTest {

    @TempDir
    Path directory;

    private SamTemplate read(String yaml) throws IOException {
        return read(yaml, Map.of());
    }

    private SamTemplate read(String yaml, Map<String, String> parameters) throws IOException {
        return SamTemplate.read(Files.writeString(directory.resolve("template.yaml"), yaml), parameters);
    }

    @Test
    void aBucketHasItsNameVersioningEncryptionAndEvents() throws IOException {
        SamTemplate template = read("""
                AWSTemplateFormatVersion: 2010-09-09
                Parameters:
                  Stage: {Type: String, Default: dev}
                Resources:
                  Key: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Version: 2012-10-17}}}
                  Intake:
                    Type: AWS::S3::Bucket
                    Properties:
                      BucketName: !Sub 'intake-${Stage}-${AWS::AccountId}-${AWS::Region}'
                      VersioningConfiguration: {Status: Enabled}
                      NotificationConfiguration: {EventBridgeConfiguration: {EventBridgeEnabled: true}}
                      BucketEncryption:
                        ServerSideEncryptionConfiguration:
                          - ServerSideEncryptionByDefault: {SSEAlgorithm: 'aws:kms', KMSMasterKeyID: !GetAtt Key.Arn}
                  Plain: {Type: AWS::S3::Bucket}
                """);
        assertThat(template.buckets()).hasSize(2);
        BucketResource intake = template.buckets().getFirst();
        assertThat(intake.name()).isEqualTo("intake-dev-000000000000-eu-west-2");
        assertThat(intake.versioned()).isTrue();
        assertThat(intake.eventBridge()).isTrue();
        assertThat(intake.encryption()).contains("aws:kms");
        assertThat(intake.encryptionKey().orElseThrow()).startsWith("arn:aws:kms:eu-west-2:000000000000:key/");
        assertThat(template.buckets().getLast().eventBridge()).isFalse();
        assertThat(template.buckets().getLast().name()).isEqualTo("pratique-plain");
    }

    @Test
    void globalsAreMergedIntoAFunctionAndItsOwnValuesWin() throws IOException {
        FunctionConfiguration function = read("""
                        Globals:
                          Function:
                            Timeout: 30
                            MemorySize: 512
                            Environment: {Variables: {PRATIQUE_ENVIRONMENT: dev, PRATIQUE_DETECTORS: local}}
                        Resources:
                          Detect:
                            Type: AWS::Serverless::Function
                            Properties:
                              CodeUri: ../functions/detect-phi/target/function.zip
                              Handler: h::r
                              Timeout: 60
                              Environment: {Variables: {PRATIQUE_DETECTORS: 'local,comprehend', PRATIQUE_LIMIT: 5}}
                        """).functions().getFirst();
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(function.memoryMegabytes()).isEqualTo(512);
        assertThat(function.environment())
                .containsExactly(
                        entry("PRATIQUE_ENVIRONMENT", "dev"),
                        entry("PRATIQUE_DETECTORS", "local,comprehend"),
                        entry("PRATIQUE_LIMIT", "5"));
        assertThat(function.code())
                .isEqualTo(directory.getParent().resolve("functions/detect-phi/target/function.zip"));
        assertThat(function.name()).isEqualTo("pratique-Detect");
    }

    @Test
    void conditionsChooseResourcesAndValues() throws IOException {
        String yaml = """
                Parameters:
                  Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}
                Conditions:
                  IsProd: !Equals [!Ref Stage, prod]
                  IsDev: !Not [!Condition IsProd]
                Mappings:
                  Names: {dev: {topic: small}, prod: {topic: big}}
                Resources:
                  Topic:
                    Type: AWS::SNS::Topic
                    Condition: IsDev
                    Properties: {TopicName: !FindInMap [Names, !Ref Stage, topic]}
                  Queue:
                    Type: AWS::SQS::Queue
                    Properties:
                      QueueName: !If [IsProd, held, !Ref AWS::NoValue]
                """;
        assertThat(read(yaml).topics()).extracting(TopicResource::name).containsExactly("small");
        assertThat(read(yaml).queues()).extracting(QueueResource::name).containsExactly("pratique-Queue");
        SamTemplate prod = read(yaml, Map.of("Stage", "prod"));
        assertThat(prod.topics()).isEmpty();
        assertThat(prod.queues()).extracting(QueueResource::name).containsExactly("held");
        assertThatThrownBy(() -> read(yaml, Map.of("Stage", "test"))).hasMessageContaining("Parameters.Stage");
        assertThatThrownBy(() -> read(yaml, Map.of("Stagee", "test"))).hasMessageContaining("not declared");
    }

    @Test
    void aTableBecomesTheRequestThatCreatesIt() throws IOException {
        TableResource table = read("""
                        Resources:
                          Documents:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              TableName: documents
                              BillingMode: PAY_PER_REQUEST
                              AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
                              KeySchema: [{AttributeName: pk, KeyType: HASH}]
                              StreamSpecification: {StreamViewType: NEW_IMAGE}
                              SSESpecification: {SSEEnabled: true}
                        """).tables().getFirst();
        JsonNode request = table.createTable();
        assertThat(request.path("TableName").asText()).isEqualTo("documents");
        assertThat(request.at("/KeySchema/0/AttributeName").asText()).isEqualTo("pk");
        assertThat(request.at("/StreamSpecification/StreamEnabled").asBoolean()).isTrue();
        assertThat(request.has("SSESpecification")).isFalse();
    }

    @Test
    void aGeneratedSecretHoldsTheTemplateAndAPasswordByItsRule() throws IOException {
        SecretResource secret = read("""
                        Resources:
                          Secret:
                            Type: AWS::SecretsManager::Secret
                            Properties:
                              Name: consent-database
                              GenerateSecretString:
                                SecretStringTemplate: '{"username": "consent"}'
                                GenerateStringKey: password
                                PasswordLength: 40
                                ExcludePunctuation: true
                        """).secrets().getFirst();
        JsonNode value = new ObjectMapper().readTree(secret.generate(new Random(7)));
        assertThat(value.path("username").asText()).isEqualTo("consent");
        assertThat(value.path("password").asText())
                .hasSize(40)
                .matches("[A-Za-z0-9]+")
                .matches(".*[a-z].*")
                .matches(".*[A-Z].*")
                .matches(".*[0-9].*");
        assertThat(secret.toString()).doesNotContain("consent-database");
    }

    @Test
    void theDatabaseIsWhereThePlatformHasIt() throws IOException {
        SamTemplate template = read("""
                        Resources:
                          Database: {Type: AWS::RDS::DBCluster, Properties: {DatabaseName: consents, ManageMasterUserPassword: true, MasterUsername: master}}
                          Proxy: {Type: AWS::RDS::DBProxy, Properties: {DBProxyName: proxy}}
                          Consent:
                            Type: AWS::Serverless::Function
                            Properties:
                              CodeUri: code
                              Environment:
                                Variables:
                                  URL: !Sub 'jdbc:postgresql://${Proxy.Endpoint}:${Database.Endpoint.Port}/consents'
                                  SECRET: !GetAtt Database.MasterUserSecret.SecretArn
                        """).at(new LocalAddresses(URI.create("http://127.0.0.1:9"), "127.0.0.1", 54321));
        Map<String, String> environment = template.functions().getFirst().environment();
        assertThat(environment).containsEntry("URL", "jdbc:postgresql://127.0.0.1:54321/consents");
        assertThat(environment)
                .containsEntry("SECRET", template.secrets().getFirst().arn());
        assertThat(template.databases().getFirst().databaseName()).contains("consents");
    }

    @Test
    void aRuleHasItsPatternTargetAndRetryPolicy() throws IOException {
        Files.writeString(directory.resolve("pipeline.asl.json"), "{\"Fn\": \"${DetectArn}\"}");
        SamTemplate template = read("""
                Resources:
                  Dead: {Type: AWS::SQS::Queue}
                  Role: {Type: AWS::IAM::Role}
                  Detect: {Type: AWS::Serverless::Function, Properties: {CodeUri: code}}
                  Pipeline:
                    Type: AWS::StepFunctions::StateMachine
                    Properties:
                      RoleArn: !GetAtt Role.Arn
                      DefinitionS3Location: pipeline.asl.json
                      DefinitionSubstitutions: {DetectArn: !GetAtt Detect.Arn}
                  Version: {Type: AWS::StepFunctions::StateMachineVersion, Properties: {StateMachineArn: !Ref Pipeline}}
                  Live:
                    Type: AWS::StepFunctions::StateMachineAlias
                    Properties: {Name: live, RoutingConfiguration: [{StateMachineVersionArn: !Ref Version, Weight: 100}]}
                  Arrived:
                    Type: AWS::Events::Rule
                    Properties:
                      EventPattern: {source: [aws.s3], detail-type: [Object Created]}
                      Targets:
                        - {Id: pipeline, Arn: !Ref Live, RoleArn: !GetAtt Role.Arn, DeadLetterConfig: {Arn: !GetAtt Dead.Arn}, RetryPolicy: {MaximumRetryAttempts: 4}}
                  Nightly: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 day)}}
                """);
        assertThat(template.rules()).hasSize(1);
        RuleTarget target = template.rules().getFirst().targets().getFirst();
        assertThat(target.arn()).isEqualTo("arn:aws:states:eu-west-2:000000000000:stateMachine:pratique-Pipeline:live");
        assertThat(target.deadLetterArn()).contains("arn:aws:sqs:eu-west-2:000000000000:pratique-Dead");
        assertThat(target.retryPolicy()).isEqualTo(new RetryPolicy(4, Duration.ofDays(1)));
        assertThat(target.input()).isEqualTo(new TargetInput.Whole());
        assertThat(template.stateMachines().getFirst().definition())
                .isEqualTo("{\"Fn\": \"arn:aws:lambda:eu-west-2:000000000000:function:pratique-Detect\"}");
    }

    @Test
    void aSubstitutionThatIsMissingOrUnusedIsNamed() throws IOException {
        String yaml = """
                Resources:
                  Pipeline:
                    Type: AWS::Serverless::StateMachine
                    Properties:
                      Definition: {Comment: '${!Used}'}
                      DefinitionSubstitutions: {%s: x}
                """;
        assertThatThrownBy(() -> read(yaml.formatted("Other").replace("!", "")).stateMachines())
                .hasMessage("Pipeline.DefinitionSubstitutions.Used: is missing, and the definition uses it");
        assertThatThrownBy(() -> read(yaml.formatted("Used, Other")
                                .replace("!", "")
                                .replace("Used,", "Used: y,"))
                        .stateMachines())
                .hasMessage("Pipeline.DefinitionSubstitutions.Other: is not used by the definition");
    }

    @Test
    void whatCannotBeResolvedIsNamedWithItsPlace() throws IOException {
        String yaml = """
                Resources:
                  Detect:
                    Type: AWS::Serverless::Function
                    Properties: {CodeUri: code, Environment: {Variables: {X: %s}}}
                """;
        assertThatThrownBy(() -> read(yaml.formatted("!Ref Nowhere")).functions())
                .hasMessage("Detect.Environment.Variables.X: Ref Nowhere: no such parameter or resource");
        assertThatThrownBy(() -> read(yaml.formatted("!GetAtt Detect.Colour")).functions())
                .hasMessageStartingWith("Detect.Environment.Variables.X: Fn::GetAtt Detect.Colour");
        assertThatThrownBy(() -> read(yaml.formatted("!Cidr [a, b]")).functions())
                .hasMessage("Detect.Environment.Variables.X: Fn::Cidr is not known here");
        assertThatThrownBy(() -> read(yaml.formatted("!ImportValue vpc")).functions())
                .hasMessageContaining("Fn::ImportValue");
        assertThatThrownBy(() -> read(yaml.formatted("{a: b}")).functions()).hasMessageContaining("a plain value");
    }

    @Test
    void joinSplitSelectAndBase64AreEvaluated() throws IOException {
        Map<String, String> environment = read("""
                        Parameters: {List: {Type: CommaDelimitedList, Default: 'a, b'}}
                        Resources:
                          F:
                            Type: AWS::Serverless::Function
                            Properties:
                              CodeUri: code
                              Environment:
                                Variables:
                                  JOIN: !Join ['-', !Ref List]
                                  SELECT: !Select [1, !Split [':', 'x:y']]
                                  BASE: {Fn::Base64: hi}
                                  SUB: !Sub ['${A}/${!Kept}', {A: !Ref AWS::Partition}]
                                  ACCOUNT: 000000000000
                                  GONE: !Ref AWS::NoValue
                        """).functions().getFirst().environment();
        assertThat(environment)
                .containsExactly(
                        entry("JOIN", "a-b"),
                        entry("SELECT", "y"),
                        entry("BASE", "aGk="),
                        entry("SUB", "aws/${Kept}"),
                        entry("ACCOUNT", "000000000000"));
    }

    @Test
    void hostileYamlIsRefusedInOneLine() {
        for (String yaml : new String[] {
            "a: &a [*a]\nResources: {}",
            "Resources: {a: 1, a: 2}",
            "x: " + "[".repeat(500) + "]".repeat(500),
            "Resources: !!javax.script.ScriptEngineManager [1]",
            "- 1",
            "\"",
        }) {
            assertThatThrownBy(() -> read(yaml).buckets())
                    .isInstanceOf(TemplateInvalid.class)
                    .message()
                    .doesNotContain("\n");
        }
        assertThatThrownBy(() -> SamTemplate.read(directory.resolve("none.yaml"), Map.of()))
                .hasMessageContaining("no such file");
    }
}
