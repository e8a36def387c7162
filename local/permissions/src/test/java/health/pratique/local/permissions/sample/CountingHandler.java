package health.pratique.local.permissions.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads an index. */
@Named("count")
@ApplicationScoped
public class CountingHandler implements RequestHandler<String, Integer> {

    private final SampleTable table;

    CountingHandler(DynamoDbClient dynamo, SampleSettings settings) {
        this.table = new SampleTable(dynamo, settings);
    }

    @Override
    public Integer handleRequest(String event, Context context) {
        return table.count();
    }
}
