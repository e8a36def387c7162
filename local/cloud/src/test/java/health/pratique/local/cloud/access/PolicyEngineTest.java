package health.pratique.local.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.template.SamTemplate;
import health.pratique.local.cloud.template.TemplateInvalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies of a template, asked as IAM would be. */
class PolicyEngineTest {

    private static final String TEMPLATE = """
            Resources:
              Intake: {Type: AWS::S3::Bucket, Properties: {BucketName: intake}}
              Lost: {Type: AWS::SQS::Queue, Properties: {QueueName: lost}}
              Key: {Type: AWS::KMS::Key}
              OwnKey:
                Type: AWS::KMS::Key
                Properties:
                  KeyPolicy:
                    Statement:
                      - {Effect: Allow, Principal: {AWS: !GetAtt Role.Arn}, Action: kms:Decrypt, Resource: "*"}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: reader
                  ManagedPolicyArns: [!Ref Shared]
                  Policies:
                    - PolicyName: calls
                      PolicyDocument:
                        Statement:
            OWN
              Shared:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument: {Statement: {Effect: Allow, Action: "sqs:Get*", Resource: "*"}}
              BucketPolicy:
                Type: AWS::S3::BucketPolicy
                Properties:
                  Bucket: !Ref Intake
                  PolicyDocument:
                    Statement:
            OFBUCKET
              QueuePolicy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Lost]
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal: {Service: events.amazonaws.com}
                        Action: sqs:SendMessage
                        Resource: !GetAtt Lost.Arn
                        Condition: {ArnEquals: {"aws:SourceArn": !GetAtt Rule.Arn}}
              Rule:
                Type: AWS::Events::Rule
                Properties: {Name: rule, EventPattern: {source: [a]}, Targets: [{Id: t, Arn: !GetAtt Lost.Arn}]}
              Other:
                Type: AWS::Events::Rule
                Properties: {Name: other, EventPattern: {source: [a]}, Targets: [{Id: t, Arn: !GetAtt Lost.Arn}]}
              Function:
                Type: AWS::Serverless::Function
                Properties: {FunctionName: f, CodeUri: f.zip, Runtime: java25, Handler: h, Role: !GetAtt Role.Arn}
            """;

    private static final String TLS_ONLY =
            "{Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: {Bool: {'aws:SecureTransport': 'false'}}}";

    @TempDir
    Path directory;

    private final Map<String, String> keys = new HashMap<>();

    private Decision decide(String own, String ofBucket, String caller, AccessCall call) throws IOException {
        SamTemplate template = template(own, ofBucket);
        Map<String, Statements> resources = new HashMap<>();
        template.policies()
                .ofResources()
                .forEach(policy -> resources.put(policy.resource(), Statements.of(policy.statements())));
        template.keys().forEach(key -> keys.put(key.logicalId(), key.arn()));
        Principal principal = Objects.requireNonNull(Callers.of(template).get(caller));
        return new PolicyEngine(resources).decide(principal, call);
    }

    private SamTemplate template(String own, String ofBucket) throws IOException {
        String text =
                TEMPLATE.replace("OWN", "                  - " + own).replace("OFBUCKET", "          - " + ofBucket);
        return SamTemplate.read(Files.writeString(directory.resolve("template.yaml"), text), Map.of());
    }

    private boolean allows(String own, AccessCall call) throws IOException {
        return decide(own, TLS_ONLY, "Function", call).allowed();
    }

    private static AccessCall get(String key) {
        return new AccessCall("s3:GetObject", "arn:aws:s3:::intake/" + key);
    }

    @Test
    void whatNothingAllowsIsRefusedInTheWordsOfAws() throws IOException {
        Decision decision =
                decide("{Effect: Allow, Action: s3:PutObject, Resource: '*'}", TLS_ONLY, "Function", get("a"));
        assertThat(decision.allowed()).isFalse();
        assertThat(decision.because()).isEqualTo("because no identity-based policy allows the s3:GetObject action");
    }

    @Test
    void starsAndQuestionMarksStandForWhatTheyDoInPolicies() throws IOException {
        String own = "{Effect: Allow, Action: 's3:Get*', Resource: !Sub '${Intake.Arn}/in/?/*/end'}";
        assertThat(allows(own, get("in/x/y/z/end"))).isTrue();
        assertThat(allows(own, get("in/xx/y/end"))).isFalse();
        assertThat(allows(own, get("in/x/y/end.txt"))).isFalse();
        assertThat(allows(own, new AccessCall("s3:PutObject", "arn:aws:s3:::intake/in/x/y/end")))
                .isFalse();
    }

    @Test
    void actionsAreComparedWithoutCaseAndResourcesWithIt() throws IOException {
        String own = "{Effect: Allow, Action: S3:getobject, Resource: !Sub '${Intake.Arn}/a'}";
        assertThat(allows(own, get("a"))).isTrue();
        assertThat(allows(own, get("A"))).isFalse();
    }

    @Test
    void notActionAndNotResourceAllowEverythingElse() throws IOException {
        String own = "{Effect: Allow, NotAction: 's3:Delete*', NotResource: !Sub '${Intake.Arn}/secret/*'}";
        assertThat(allows(own, get("a"))).isTrue();
        assertThat(allows(own, get("secret/a"))).isFalse();
        assertThat(allows(own, new AccessCall("s3:DeleteObject", "arn:aws:s3:::intake/a")))
                .isFalse();
    }

    @Test
    void aPolicyThatIsAttachedCountsAsTheRolesOwn() throws IOException {
        String own = "{Effect: Allow, Action: s3:GetObject, Resource: '*'}";
        AccessCall attributes = new AccessCall("sqs:GetQueueAttributes", "arn:aws:sqs:eu-west-2:000000000000:lost");
        assertThat(allows(own, attributes)).isTrue();
    }

    @Test
    void aDenialOfTheResourceWinsOverWhatTheRoleIsAllowed() throws IOException {
        String own = "{Effect: Allow, Action: 's3:*', Resource: '*'}";
        String denied = "{Effect: Deny, Principal: '*', Action: s3:GetObject, Resource: '*',"
                + " Condition: {ArnNotEquals: {'aws:PrincipalArn': 'arn:aws:iam::000000000000:role/scanner'}}}";
        assertThat(decide(own, denied, "Function", get("a")).because())
                .isEqualTo("with an explicit deny in a resource-based policy");
        String forOthers = denied.replace("role/scanner", "role/reader");
        assertThat(decide(own, forOthers, "Function", get("a")).allowed()).isTrue();
    }

    @Test
    void aDenialOfTheRoleWinsOverWhatTheResourceAllows() throws IOException {
        String allowed = "{Effect: Allow, Principal: {AWS: !GetAtt Role.Arn}, Action: s3:GetObject, Resource: '*'}";
        assertThat(decide("{Effect: Allow, Action: s3:ListBucket, Resource: '*'}", allowed, "Function", get("a"))
                        .allowed())
                .isTrue();
        assertThat(decide("{Effect: Deny, Action: s3:GetObject, Resource: '*'}", allowed, "Function", get("a"))
                        .because())
                .isEqualTo("with an explicit deny in an identity-based policy");
    }

    @Test
    void aResourceThatNamesTheAccountLeavesItToTheRoles() throws IOException {
        String account =
                "{Effect: Allow, Principal: {AWS: 'arn:aws:iam::000000000000:root'}, Action: 's3:*', Resource: '*'}";
        assertThat(decide("{Effect: Allow, Action: s3:PutObject, Resource: '*'}", account, "Function", get("a"))
                        .allowed())
                .isFalse();
    }

    @Test
    void aKeyIsUsedByWhomItsPolicyLetsWhateverTheRoleIsAllowed() throws IOException {
        String own = "{Effect: Allow, Action: 'kms:*', Resource: '*'}";
        allows(own, get("a"));
        AccessCall sign = new AccessCall("kms:Sign", Objects.requireNonNull(keys.get("OwnKey")));
        assertThat(decide(own, TLS_ONLY, "Function", sign).because())
                .isEqualTo("because no resource-based policy allows the kms:Sign action");
        AccessCall decrypt = new AccessCall("kms:Decrypt", sign.resource());
        assertThat(allows("{Effect: Allow, Action: s3:GetObject, Resource: '*'}", decrypt))
                .isTrue();
    }

    @Test
    void aKeyWithoutAPolicyIsLeftToTheRoles() throws IOException {
        allows("{Effect: Allow, Action: s3:GetObject, Resource: '*'}", get("a"));
        AccessCall decrypt = new AccessCall("kms:Decrypt", Objects.requireNonNull(keys.get("Key")));
        assertThat(allows("{Effect: Allow, Action: s3:GetObject, Resource: '*'}", decrypt))
                .isFalse();
        assertThat(allows("{Effect: Allow, Action: kms:Decrypt, Resource: !GetAtt Key.Arn}", decrypt))
                .isTrue();
    }

    @Test
    void aConditionOnTheEncryptionContextHoldsForThatContextOnly() throws IOException {
        String own = "{Effect: Allow, Action: kms:GenerateDataKey, Resource: '*',"
                + " Condition: {StringEquals: {'kms:EncryptionContext:item': subject-key}}}";
        allows(own, get("a"));
        AccessCall plain = new AccessCall("kms:GenerateDataKey", Objects.requireNonNull(keys.get("Key")));
        assertThat(allows(own, plain)).isFalse();
        assertThat(allows(own, plain.with("kms:EncryptionContext:item", List.of("other"))))
                .isFalse();
        assertThat(allows(own, plain.with("kms:EncryptionContext:item", List.of("subject-key"))))
                .isTrue();
    }

    @Test
    void aListingIsAllowedBelowThePrefixesOfTheCondition() throws IOException {
        String own = "{Effect: Allow, Action: s3:ListBucket, Resource: !GetAtt Intake.Arn,"
                + " Condition: {StringLike: {'s3:prefix': [exports/*, texts/*]}}}";
        AccessCall listing = new AccessCall("s3:ListBucket", "arn:aws:s3:::intake");
        assertThat(allows(own, listing.with("s3:prefix", List.of("texts/x")))).isTrue();
        assertThat(allows(own, listing.with("s3:prefix", List.of("intake/x")))).isFalse();
        assertThat(allows(own, listing)).isFalse();
    }

    @Test
    void whatARequestDoesNotTellDecidesAsIamHasIt() throws IOException {
        String denied = "{Effect: Deny, Action: s3:GetObject, Resource: '*', Condition: {%s: {'s3:prefix': x}}}";
        Map<String, Boolean> holds = Map.of(
                "StringEquals", false,
                "StringNotEquals", true,
                "StringEqualsIfExists", true,
                "ForAnyValue:StringEquals", false,
                "ForAllValues:StringEquals", true);
        for (Map.Entry<String, Boolean> operator : holds.entrySet()) {
            Decision decision = decide(denied.formatted(operator.getKey()), TLS_ONLY, "Function", get("a"));
            assertThat(decision.by().isPresent()).as(operator.getKey()).isEqualTo(operator.getValue());
        }
        String absent =
                "{Effect: Allow, Action: s3:GetObject, Resource: '*', Condition: {'Null': {'s3:prefix': 'true'}}}";
        assertThat(allows(absent, get("a"))).isTrue();
    }

    @Test
    void aRuleMaySendWhereItsOwnArnIsLetIn() throws IOException {
        String own = "{Effect: Allow, Action: 's3:*', Resource: '*'}";
        AccessCall send = new AccessCall("sqs:SendMessage", "arn:aws:sqs:eu-west-2:000000000000:lost");
        assertThat(decide(own, TLS_ONLY, "Rule", send).allowed()).isTrue();
        assertThat(decide(own, TLS_ONLY, "Other", send).because())
                .isEqualTo("because no resource-based policy allows the sqs:SendMessage action");
    }

    @Test
    void whatCannotBeDecidedStopsTheStart() throws IOException {
        Map<String, String> bad = Map.of(
                "Condition: {IpAddress: {'aws:SourceIp': 10.0.0.0/8}}", "conditions by IpAddress",
                "Condition: {StringEquals: {'aws:UserAgent': x}}", "conditions on aws:UserAgent",
                "Condition: {StringEquals: {'s3:prefix': '${!aws:username}'}}", "policy variables");
        for (Map.Entry<String, String> condition : bad.entrySet()) {
            String value = condition.getKey().replace("'${", "!Sub '${");
            SamTemplate template =
                    template("{Effect: Allow, Action: s3:GetObject, Resource: '*', " + value + "}", TLS_ONLY);
            assertThatThrownBy(() -> Access.check(template))
                    .isInstanceOf(TemplateInvalid.class)
                    .hasMessageStartingWith("Role.Policies[0]")
                    .hasMessageContaining(condition.getValue());
        }
    }
}
