package health.pratique.local.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A request's members, checked as KMS checks them. */
record KmsRequest(ObjectNode members) {

    private static final int MAX_CONTEXT_CHARACTERS = 8_192;

    String text(String name, String otherwise) {
        return members.path(name).asText(otherwise);
    }

    boolean has(String name) {
        return members.hasNonNull(name);
    }

    /** @throws ServiceError ValidationException unless it is base64 of 1 to {@code most} bytes */
    byte[] bytes(String name, int most) throws ServiceError {
        JsonNode value = members.path(name);
        try {
            byte[] bytes = value.isTextual() ? value.binaryValue() : new byte[0];
            if (bytes.length > 0 && bytes.length <= most) {
                return bytes;
            }
        } catch (IOException notBase64) {
            throw ServiceError.badRequest("SerializationException", "A blob is not base64");
        }
        throw ServiceError.validation(name + " has to have 1 to " + most + " bytes");
    }

    Map<String, String> context() throws ServiceError {
        Map<String, String> context = new HashMap<>();
        int characters = 0;
        for (Map.Entry<String, JsonNode> pair :
                members.path("EncryptionContext").properties()) {
            context.put(pair.getKey(), pair.getValue().asText());
            characters += pair.getKey().length() + pair.getValue().asText().length();
        }
        if (characters > MAX_CONTEXT_CHARACTERS) {
            throw ServiceError.validation("EncryptionContext has at most " + MAX_CONTEXT_CHARACTERS + " characters");
        }
        return context;
    }
}
