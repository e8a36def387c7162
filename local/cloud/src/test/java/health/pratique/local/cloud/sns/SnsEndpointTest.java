package health.pratique.local.cloud.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.GatewayClients;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Alerts, as functions publish them and people look at them. */
class SnsEndpointTest {

    private Gateway gateway;
    private SnsClient client;

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.start(0, List.of(new SnsEndpoint(new Topics())));
        client = new GatewayClients(gateway.endpoint()).of(SnsClient.builder());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void aPublishedMessageCanBeLookedAt() throws Exception {
        String topic =
                client.createTopic(request -> request.name("security-alert")).topicArn();
        String id = client.publish(request -> request.topicArn(topic)
                        .subject("Document held")
                        .message("{\"reason\":\"NO_CONSENT & <more>\"}")
                        .messageAttributes(Map.of(
                                "severity",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("HIGH")
                                        .build())))
                .messageId();

        JsonNode messages;
        try (InputStream answer = URI.create(gateway.endpoint() + "/_pratique/sns/security-alert")
                .toURL()
                .openStream()) {
            messages = new ObjectMapper().readTree(answer);
        }

        assertThat(messages).hasSize(1);
        assertThat(messages.path(0).path("messageId").asText()).isEqualTo(id);
        assertThat(messages.path(0).path("message").asText()).isEqualTo("{\"reason\":\"NO_CONSENT & <more>\"}");
        assertThat(messages.path(0).path("subject").asText()).isEqualTo("Document held");
        assertThat(messages.path(0).path("attributes").path("severity").asText())
                .isEqualTo("HIGH");
        assertThat(client.listTopics().topics())
                .extracting(found -> found.topicArn())
                .containsExactly(topic);
    }

    @Test
    void aTopicThatWasNotMadeDoesNotExist() {
        assertThatThrownBy(() -> client.publish(request -> request.topicArn("arn:aws:sns:eu-west-2:000000000000:other")
                        .message("text")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void anEmptyOrOversizedMessageIsRefused() {
        String topic = client.createTopic(request -> request.name("alerts")).topicArn();

        assertThatThrownBy(
                        () -> client.publish(request -> request.topicArn(topic).message("")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(
                        () -> client.publish(request -> request.topicArn(topic).message("x".repeat(262_145))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void anOperationThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> client.listSubscriptions())
                .isInstanceOf(SnsException.class)
                .hasMessageContaining("ListSubscriptions");
    }
}
