package health.pratique.local.cloud.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.GatewayClients;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.ValidationErrorException;

/** The scorer, as the real client calls it. */
class SageMakerRuntimeEndpointTest {

    private final ObjectMapper json = new ObjectMapper();
    private Gateway gateway;
    private SageMakerRuntimeClient client;

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.start(0, List.of(new SageMakerRuntimeEndpoint(Set.of("fraud"))));
        client = new GatewayClients(gateway.endpoint()).of(SageMakerRuntimeClient.builder());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void theOddVectorStandsOut() throws IOException {
        Random random = new Random(7);
        ObjectNode question = json.createObjectNode();
        ArrayNode instances = question.putArray("instances");
        instances.addObject().putArray("features").add(3.0).add(0.1).add(0.2);
        for (int i = 0; i < 64; i++) {
            instances
                    .addObject()
                    .putArray("features")
                    .add(0.2 + 0.05 * random.nextGaussian())
                    .add(0.1 + 0.05 * random.nextGaussian())
                    .add(0.2 + 0.05 * random.nextGaussian());
        }

        JsonNode scores = json.readTree(invoke("fraud", question.toString())).path("scores");

        assertThat(scores).hasSize(65);
        double odd = scores.path(0).path("score").asDouble();
        for (int i = 1; i < scores.size(); i++) {
            assertThat(scores.path(i).path("score").asDouble()).isLessThan(odd / 5);
        }
    }

    @Test
    void anUnknownEndpointIsRefused() {
        assertThatThrownBy(() -> invoke("other", "{}")).isInstanceOf(ValidationErrorException.class);
    }

    @Test
    void aVectorWithAHoleIsRefused() {
        assertThatThrownBy(() -> invoke("fraud", "{\"instances\":[{\"features\":[1,null]}]}"))
                .isInstanceOf(ModelErrorException.class);
        assertThatThrownBy(() -> invoke("fraud", "not JSON")).isInstanceOf(ModelErrorException.class);
    }

    private byte[] invoke(String endpoint, String question) {
        return client.invokeEndpoint(request -> request.endpointName(endpoint)
                        .contentType("application/json")
                        .body(SdkBytes.fromUtf8String(question)))
                .body()
                .asByteArray();
    }
}
