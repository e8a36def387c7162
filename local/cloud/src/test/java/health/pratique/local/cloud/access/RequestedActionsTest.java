package health.pratique.local.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.local.cloud.gateway.GatewayRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which actions on which resources requests ask for. */
class RequestedActionsTest {

    private static final String SCOPE = "AWS4-HMAC-SHA256 Credential=Reader/20260101/eu-west-2/%s/aws4_request";
    private static final String TABLE = "arn:aws:dynamodb:eu-west-2:000000000000:table/";

    private static final ResourceNames NAMES = new ResourceNames() {
        @Override
        public String key(String named) {
            return "arn:key/" + named;
        }

        @Override
        public String keyOf(byte[] ciphertext) {
            return "arn:key/of-ciphertext";
        }

        @Override
        public String secret(String named) {
            return "arn:secret/" + named;
        }

        @Override
        public String machineOf(String taskToken) {
            return "arn:machine";
        }

        @Override
        public String streamOf(String shardIterator) {
            return "arn:stream";
        }
    };

    private static List<String> asked(GatewayRequest request) throws IOException {
        return new RequestedActions(NAMES)
                .of(request).stream()
                        .map(call -> call.action() + " " + call.resource())
                        .toList();
    }

    private static GatewayRequest request(String method, String target, Map<String, String> headers, String body) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        int query = target.indexOf('?');
        return new GatewayRequest(
                method,
                query < 0 ? target : target.substring(0, query),
                query < 0 ? "" : target.substring(query + 1),
                all,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> s3(String method, String target, String... headers) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of("authorization", SCOPE.formatted("s3")));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return asked(request(method, target, all, ""));
    }

    private static List<String> json(String target, String body) throws IOException {
        return asked(request("POST", "/", Map.of("x-amz-target", target), body));
    }

    @Test
    void readingAnObjectNamesTheVersionsActionWhereOneIsNamed() throws IOException {
        assertThat(s3("GET", "/b/a%20b/c")).containsExactly("s3:GetObject arn:aws:s3:::b/a b/c");
        assertThat(s3("HEAD", "/b/k?versionId=1")).containsExactly("s3:GetObjectVersion arn:aws:s3:::b/k");
        assertThat(s3("GET", "/b/k?tagging&versionId=1"))
                .containsExactly("s3:GetObjectVersionTagging arn:aws:s3:::b/k");
        assertThat(s3("GET", "/b/k?retention&versionId=1")).containsExactly("s3:GetObjectRetention arn:aws:s3:::b/k");
    }

    @Test
    void writingAnObjectAsksForAllThatItsHeadersSet() throws IOException {
        assertThat(s3("PUT", "/b/k", "x-amz-tagging", "a=b", "x-amz-object-lock-mode", "GOVERNANCE"))
                .containsExactly(
                        "s3:PutObject arn:aws:s3:::b/k",
                        "s3:PutObjectTagging arn:aws:s3:::b/k",
                        "s3:PutObjectRetention arn:aws:s3:::b/k");
        assertThat(s3("PUT", "/b/k", "x-amz-copy-source", "/from/x%2By?versionId=3"))
                .containsExactly("s3:GetObjectVersion arn:aws:s3:::from/x+y", "s3:PutObject arn:aws:s3:::b/k");
    }

    @Test
    void partsOfAnUploadAreWritesAndGivingItUpIsNot() throws IOException {
        assertThat(s3("POST", "/b/k?uploads")).containsExactly("s3:PutObject arn:aws:s3:::b/k");
        assertThat(s3("PUT", "/b/k?partNumber=1&uploadId=u")).containsExactly("s3:PutObject arn:aws:s3:::b/k");
        assertThat(s3("DELETE", "/b/k?uploadId=u")).containsExactly("s3:AbortMultipartUpload arn:aws:s3:::b/k");
    }

    @Test
    void deletingAVersionIsAnActionOfItsOwn() throws IOException {
        assertThat(s3("DELETE", "/b/k")).containsExactly("s3:DeleteObject arn:aws:s3:::b/k");
        assertThat(s3("DELETE", "/b/k?versionId=1", "x-amz-bypass-governance-retention", "true"))
                .containsExactly(
                        "s3:DeleteObjectVersion arn:aws:s3:::b/k", "s3:BypassGovernanceRetention arn:aws:s3:::b/k");
        GatewayRequest several = request(
                "POST",
                "/b?delete",
                Map.of("authorization", SCOPE.formatted("s3")),
                "<Delete><Object><Key>x</Key></Object><Object><Key>y</Key><VersionId>1</VersionId></Object></Delete>");
        assertThat(asked(several))
                .containsExactly("s3:DeleteObject arn:aws:s3:::b/x", "s3:DeleteObjectVersion arn:aws:s3:::b/y");
    }

    @Test
    void aListingTellsItsPrefix() throws IOException {
        GatewayRequest listing =
                request("GET", "/b?versions&prefix=in%2F", Map.of("authorization", SCOPE.formatted("s3")), "");
        AccessCall call = new RequestedActions(NAMES).of(listing).getFirst();
        assertThat(call.action()).isEqualTo("s3:ListBucketVersions");
        assertThat(call.context()).containsEntry("s3:prefix", List.of("in/"));
    }

    @Test
    void aTransactionAsksForEachOfItsParts() throws IOException {
        String parts = """
                {"TransactItems": [{"Put": {"TableName": "a"}}, {"ConditionCheck": {"TableName": "b"}},
                  {"Update": {"TableName": "a"}}, {"Delete": {"TableName": "c"}}, {"Put": {"TableName": "a"}}]}""";
        assertThat(json("DynamoDB_20120810.TransactWriteItems", parts))
                .containsExactly(
                        "dynamodb:PutItem " + TABLE + "a",
                        "dynamodb:ConditionCheckItem " + TABLE + "b",
                        "dynamodb:UpdateItem " + TABLE + "a",
                        "dynamodb:DeleteItem " + TABLE + "c");
    }

    @Test
    void aQueryOfAnIndexAsksForTheIndex() throws IOException {
        assertThat(json("DynamoDB_20120810.Query", "{\"TableName\": \"a\", \"IndexName\": \"i\"}"))
                .containsExactly("dynamodb:Query " + TABLE + "a/index/i");
        assertThat(json("DynamoDB_20120810.BatchGetItem", "{\"RequestItems\": {\"a\": {}, \"b\": {}}}"))
                .containsExactly("dynamodb:BatchGetItem " + TABLE + "a", "dynamodb:BatchGetItem " + TABLE + "b");
    }

    @Test
    void aKeyIsKnownByItsNameOrByWhatItEncrypted() throws IOException {
        assertThat(json("TrentService.Sign", "{\"KeyId\": \"alias/a\"}")).containsExactly("kms:Sign arn:key/alias/a");
        assertThat(json("TrentService.Decrypt", "{\"CiphertextBlob\": \"AAAA\"}"))
                .containsExactly("kms:Decrypt arn:key/of-ciphertext");
    }

    @Test
    void startingAnAliasAsksForTheMachineToo() throws IOException {
        String machine = "arn:aws:states:eu-west-2:000000000000:stateMachine:m";
        assertThat(json("AWSStepFunctions.StartExecution", "{\"stateMachineArn\": \"" + machine + ":live\"}"))
                .containsExactly("states:StartExecution " + machine + ":live", "states:StartExecution " + machine);
        assertThat(json("AWSStepFunctions.SendTaskSuccess", "{\"taskToken\": \"t\"}"))
                .containsExactly("states:SendTaskSuccess arn:machine");
    }

    @Test
    void theOtherServicesAreKnownByTheirOwnNames() throws IOException {
        assertThat(json("AmazonSQS.SendMessageBatch", "{\"QueueUrl\": \"http://127.0.0.1/0/lost\"}"))
                .containsExactly("sqs:SendMessage arn:aws:sqs:eu-west-2:000000000000:lost");
        assertThat(json("AWSEvents.PutEvents", "{\"Entries\": [{}, {\"EventBusName\": \"default\"}]}"))
                .containsExactly("events:PutEvents arn:aws:events:eu-west-2:000000000000:event-bus/default");
        assertThat(json("secretsmanager.GetSecretValue", "{\"SecretId\": \"s\"}"))
                .containsExactly("secretsmanager:GetSecretValue arn:secret/s");
        assertThat(json("ComprehendMedical_20181030.DetectPHI", "{}")).containsExactly("comprehendmedical:DetectPHI *");
        assertThat(asked(request("POST", "/2015-03-31/functions/f%3Alive/invocations", Map.of(), "{}")))
                .containsExactly("lambda:InvokeFunction arn:aws:lambda:eu-west-2:000000000000:function:f:live");
        assertThat(asked(request("POST", "/endpoints/Fraud/invocations", Map.of(), "{}")))
                .containsExactly("sagemaker:InvokeEndpoint arn:aws:sagemaker:eu-west-2:000000000000:endpoint/fraud");
        assertThat(asked(request(
                        "POST",
                        "/",
                        Map.of(
                                "authorization",
                                SCOPE.formatted("sns"),
                                "content-type",
                                "application/x-www-form-urlencoded"),
                        "Action=Publish&TopicArn=arn%3At")))
                .containsExactly("sns:Publish arn:t");
    }

    @Test
    void anOperationThatNobodyKnowsIsAskedForOnEverything() throws IOException {
        assertThat(json("DynamoDB_20120810.Delete \"x", "{}")).containsExactly("dynamodb:unknown *");
        assertThat(json("Nonsense", "no json")).containsExactly("unknown:Nonsense *");
    }

    @Test
    void whatAStoreAsksOfItsKeyIsAskedInTheCallersName() throws IOException {
        Encryption encryption = new Encryption(Map.of("arn:aws:s3:::b", "arn:key", TABLE + "t", "arn:key"));
        GatewayRequest plain = request("PUT", "/", Map.of(), "");
        List<AccessCall> write = encryption.with(List.of(new AccessCall("s3:PutObject", "arn:aws:s3:::b/k")), plain);
        assertThat(write)
                .extracting(AccessCall::action)
                .containsExactly("s3:PutObject", "kms:Decrypt", "kms:GenerateDataKey");
        assertThat(write.getLast().context())
                .containsEntry("kms:viaservice", List.of("s3.eu-west-2.amazonaws.com"))
                .containsEntry("kms:encryptioncontext:aws:s3:arn", List.of("arn:aws:s3:::b"));
        assertThat(encryption.with(List.of(new AccessCall("dynamodb:Query", TABLE + "t/index/i")), Optional.empty()))
                .extracting(AccessCall::resource)
                .containsExactly(TABLE + "t/index/i", "arn:key");
        assertThat(encryption.with(
                        List.of(new AccessCall("s3:GetObject", "arn:aws:s3:::b/k")),
                        request("HEAD", "/", Map.of(), "")))
                .hasSize(1);
    }
}
