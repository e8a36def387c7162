package health.pratique.local.cloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.GatewayClients;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Dead letters, as they are sent and taken. */
class SqsEndpointTest {

    private Gateway gateway;
    private SqsClient client;
    private String queue;

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.bind(0);
        SqsEndpoint endpoint = new SqsEndpoint(gateway.endpoint());
        gateway.serve(List.of(endpoint));
        queue = endpoint.createQueue("dead-letters", 30);
        client = new GatewayClients(gateway.endpoint()).of(SqsClient.builder());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void aMessageIsReceivedUntilItIsDeleted() {
        client.sendMessage(message -> message.queueUrl(queue)
                .messageBody("{\"document\":\"7f\"}")
                .messageAttributes(Map.of(
                        "reason",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("STORE_UNAVAILABLE")
                                .build())));

        receive(0);
        Message second = receive(30);
        assertThat(second.body()).isEqualTo("{\"document\":\"7f\"}");
        assertThat(second.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
        assertThat(second.messageAttributes().get("reason").stringValue()).isEqualTo("STORE_UNAVAILABLE");
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("1");

        client.deleteMessage(message -> message.queueUrl(queue).receiptHandle(second.receiptHandle()));
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("0");
    }

    @Test
    void whoWaitsIsWokenByAMessage() throws Exception {
        var waiting = CompletableFuture.supplyAsync(
                () -> client.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(20)));

        client.sendMessage(message -> message.queueUrl(queue).messageBody("late"));

        assertThat(waiting.get().messages()).extracting(Message::body).containsExactly("late");
    }

    @Test
    void aQueueIsFoundByItsName() {
        assertThat(client.getQueueUrl(request -> request.queueName("dead-letters"))
                        .queueUrl())
                .isEqualTo(queue);
        assertThat(client.listQueues(request -> request.queueNamePrefix("dead")).queueUrls())
                .containsExactly(queue);
        assertThat(count(QueueAttributeName.QUEUE_ARN)).isEqualTo("arn:aws:sqs:eu-west-2:000000000000:dead-letters");
    }

    @Test
    void aQueueThatWasNotMadeDoesNotExist() {
        assertThatThrownBy(() -> client.getQueueUrl(request -> request.queueName("other")))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    private Message receive(int hiddenSeconds) {
        return client.receiveMessage(request -> request.queueUrl(queue)
                        .visibilityTimeout(hiddenSeconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .getFirst();
    }

    private String count(QueueAttributeName name) {
        return client.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .get(name);
    }
}
