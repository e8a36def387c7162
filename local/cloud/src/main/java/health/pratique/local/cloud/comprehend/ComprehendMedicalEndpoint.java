package health.pratique.local.cloud.comprehend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.wire.JsonOperations;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Comprehend Medical's DetectPHI: the same shape, offsets in Unicode code points, at most 20,000 bytes of UTF-8 a call, and throttling.
 *
 * @see <a href="https://docs.aws.amazon.com/comprehend-medical/latest/api/API_DetectPHI.html">DetectPHI</a>
 */
public final class ComprehendMedicalEndpoint implements ServiceEndpoint {

    private static final int TEXT_LIMIT_BYTES = 20_000;

    private final PhiRecognizer recognizer = new PhiRecognizer();
    private final TokenBucket requests;
    private final TokenBucket characters;
    private final JsonOperations operations =
            new JsonOperations("ComprehendMedical_20181030", "1.1", Map.of("DetectPHI", this::detectPhi));

    public ComprehendMedicalEndpoint(ComprehendLimits limits) {
        this(limits, System::nanoTime);
    }

    ComprehendMedicalEndpoint(ComprehendLimits limits, LongSupplier nanoTime) {
        this.requests = new TokenBucket(limits.requestsPerSecond(), nanoTime);
        this.characters = new TokenBucket(limits.charactersPerSecond(), nanoTime);
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return operations.accepts(request);
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        return operations.answer(request);
    }

    private JsonNode detectPhi(ObjectNode request) throws ServiceError {
        String text = request.path("Text").asText();
        if (text.isEmpty()) {
            throw ServiceError.validation("Text must have 1 character or more.");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > TEXT_LIMIT_BYTES) {
            throw ServiceError.badRequest(
                    "TextSizeLimitExceededException", "Text is beyond the limit of 20,000 UTF-8 bytes.");
        }
        if (!requests.take(1) || !characters.take(text.codePointCount(0, text.length()))) {
            throw ServiceError.badRequest("ThrottlingException", "Rate exceeded");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        writeEntities(text, answer.putArray("Entities"));
        return answer.put("ModelVersion", PhiRecognizer.VERSION);
    }

    private void writeEntities(String text, ArrayNode entities) {
        int at = 0;
        int codePoints = 0;
        for (PhiEntity entity : recognizer.find(text)) {
            codePoints += text.codePointCount(at, entity.begin());
            at = entity.begin();
            String found = text.substring(entity.begin(), entity.end());
            entities.addObject()
                    .put("Id", entities.size() - 1)
                    .put("BeginOffset", codePoints)
                    .put("EndOffset", codePoints + found.codePointCount(0, found.length()))
                    .put("Score", entity.score())
                    .put("Text", found)
                    .put("Category", "PROTECTED_HEALTH_INFORMATION")
                    .put("Type", entity.type().name())
                    .putArray("Traits");
        }
    }
}
