package health.pratique.local.permissions.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** Whose caller says which bucket, and which does what nobody knows the action of. */
@Named("untraceable")
@ApplicationScoped
public class UntraceableHandler implements RequestHandler<Map<String, String>, String> {

    private final S3Client s3;
    private final DynamoDbClient dynamo;

    UntraceableHandler(S3Client s3, DynamoDbClient dynamo) {
        this.s3 = s3;
        this.dynamo = dynamo;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        dynamo.executeStatement(
                request -> request.statement("DELETE FROM anything").parameters(AttributeValue.fromS("x")));
        return s3.getObjectAsBytes(
                        request -> request.bucket(event.get("bucket")).key("in/x"))
                .asUtf8String();
    }
}
