package health.pratique.local.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small pipeline: bucket, rule, a state machine of two functions that catches a failure. */
final class SampleTemplate {

    private static final String TEMPLATE = """
        Globals:
          Function: {Runtime: java25, Timeout: 20, MemorySize: 128, Handler: HANDLER}
        Resources:
          Intake:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: intake
              VersioningConfiguration: {Status: Enabled}
              NotificationConfiguration: {EventBridgeConfiguration: {EventBridgeEnabled: true}}
          Quiet: {Type: AWS::S3::Bucket, Properties: {BucketName: quiet}}
          Registry:
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: registry
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
              TimeToLiveSpecification: {Enabled: true, AttributeName: expires}
          First:
            Type: AWS::Serverless::Function
            Properties: {FunctionName: first, CodeUri: function.zip, Environment: {Variables: {BUCKET: !Ref Intake}}}
          Second:
            Type: AWS::Serverless::Function
            Properties: {FunctionName: second, CodeUri: function.zip}
          Pipeline:
            Type: AWS::Serverless::StateMachine
            Properties:
              Name: pipeline
              Policies:
                - Statement: {Effect: Allow, Action: lambda:InvokeFunction, Resource: [!GetAtt First.Arn, !GetAtt Second.Arn]}
              DefinitionUri: pipeline.asl.json
              DefinitionSubstitutions: {FirstArn: !GetAtt First.Arn, SecondArn: !GetAtt Second.Arn}
          Role:
            Type: AWS::IAM::Role
            Properties:
              Policies:
                - PolicyName: start
                  PolicyDocument: {Statement: [{Effect: Allow, Action: states:StartExecution, Resource: !Ref Pipeline}]}
          Arrived:
            Type: AWS::Events::Rule
            Properties:
              Name: arrived
              EventPattern:
                source: [aws.s3, test.source]
                detail: {object: {key: [{prefix: in/}]}}
              Targets:
                - {Id: pipeline, Arn: !Ref Pipeline, RoleArn: !GetAtt Role.Arn}
          Wrapping: {Type: AWS::KMS::Key, Properties: {EnableKeyRotation: true}}
          WrappingAlias: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/wrapping, TargetKeyId: !Ref Wrapping}}
          Signing: {Type: AWS::KMS::Key, Properties: {KeySpec: ECC_NIST_P256, KeyUsage: SIGN_VERIFY}}
          SigningAlias:
            Type: AWS::KMS::Alias
            Properties: {AliasName: alias/signing, TargetKeyId: !GetAtt Signing.Arn}
          Copies: {Type: AWS::SQS::Queue, Properties: {QueueName: copies}}
          Copied:
            Type: AWS::Events::Rule
            Properties:
              Name: copied
              EventPattern: {source: [aws.s3], detail: {object: {key: [{prefix: copy/}]}}}
              Targets:
                - {Id: queue, Arn: !GetAtt Copies.Arn, InputPath: $.detail.object.key}
                - {Id: function, Arn: !GetAtt Second.Arn}
          CopiesPolicy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Copies]
              PolicyDocument:
                Statement:
                  Effect: Allow
                  Principal: {Service: events.amazonaws.com}
                  Action: sqs:SendMessage
                  Resource: !GetAtt Copies.Arn
                  Condition: {ArnEquals: {"aws:SourceArn": !GetAtt Copied.Arn}}
          CopiedMayCall:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: !GetAtt Second.Arn
              Principal: events.amazonaws.com
              SourceArn: !GetAtt Copied.Arn
        """;

    private static final String DEFINITION = """
        {"QueryLanguage": "JSONata", "StartAt": "First", "States": {
          "First": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "${FirstArn}", "Payload": {"key": "{% $states.input.detail.object.key %}"}},
            "Output": "{% $states.result.Payload %}",
            "Catch": [{"ErrorEquals": ["java.lang.IllegalStateException"], "Next": "Caught",
                       "Output": {"error": "{% $states.errorOutput.Error %}"}}],
            "Next": "Second"},
          "Second": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "${SecondArn}", "Payload": "{% $states.input %}"},
            "Output": "{% $states.result.Payload %}", "End": true},
          "Caught": {"Type": "Succeed"}}}
        """;

    private SampleTemplate() {}

    static Path write(Path directory, String handler) throws IOException {
        Files.writeString(directory.resolve("pipeline.asl.json"), DEFINITION);
        return Files.writeString(directory.resolve("template.yaml"), TEMPLATE.replace("HANDLER", handler));
    }
}
