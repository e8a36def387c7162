package health.pratique.local.cloud.kms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.wire.ServiceError;
import java.security.SecureRandom;
import java.util.Map;

/** What symmetric keys do: Encrypt, Decrypt, GenerateDataKey and GenerateDataKeyWithoutPlaintext. */
final class DataKeys {

    private static final int MAX_PLAINTEXT = 4_096;
    private static final int MAX_CIPHERTEXT = 6_144;
    private static final int MAX_DATA_KEY = 1_024;

    private static final Map<String, Integer> SPECS = Map.of("AES_256", 32, "AES_128", 16);

    private final Usable keys;
    private final SecureRandom random = new SecureRandom();

    DataKeys(Usable keys) {
        this.keys = keys;
    }

    ObjectNode encrypt(KmsRequest request) throws ServiceError {
        CustomerKey key = keys.forUse(request, KeySpec.SYMMETRIC_DEFAULT);
        byte[] plaintext = request.bytes("Plaintext", MAX_PLAINTEXT);
        return sealed(key, request, plaintext).put("EncryptionAlgorithm", KeySpec.SYMMETRIC_DEFAULT.name());
    }

    ObjectNode decrypt(KmsRequest request) throws ServiceError {
        byte[] sealed = request.bytes("CiphertextBlob", MAX_CIPHERTEXT);
        String id = Envelope.keyId(sealed);
        CustomerKey key = keys.all().find(id).orElseThrow(Envelope::invalid);
        if (request.has("KeyId")
                && !keys.forUse(request, KeySpec.SYMMETRIC_DEFAULT).id().equals(id)) {
            throw ServiceError.badRequest(
                    "IncorrectKeyException",
                    "The key ID in the request does not identify a CMK that can perform this operation.");
        }
        byte[] plaintext = Envelope.open(Usable.working(key), request.context(), sealed);
        return JsonNodeFactory.instance
                .objectNode()
                .put("KeyId", key.arn())
                .put("Plaintext", plaintext)
                .put("EncryptionAlgorithm", KeySpec.SYMMETRIC_DEFAULT.name());
    }

    ObjectNode generate(KmsRequest request) throws ServiceError {
        CustomerKey key = keys.forUse(request, KeySpec.SYMMETRIC_DEFAULT);
        byte[] made = new byte[length(request)];
        random.nextBytes(made);
        return sealed(key, request, made).put("Plaintext", made);
    }

    ObjectNode generateWithoutPlaintext(KmsRequest request) throws ServiceError {
        ObjectNode answer = generate(request);
        answer.remove("Plaintext");
        return answer;
    }

    private static int length(KmsRequest request) throws ServiceError {
        if (request.has("KeySpec") == request.has("NumberOfBytes")) {
            throw ServiceError.validation("Please specify either number of bytes or key spec.");
        }
        int length = request.has("KeySpec")
                ? SPECS.getOrDefault(request.text("KeySpec", ""), 0)
                : request.members().path("NumberOfBytes").asInt();
        if (length < 1 || length > MAX_DATA_KEY) {
            throw ServiceError.validation("A data key is AES_256, AES_128, or of 1 to 1024 bytes");
        }
        return length;
    }

    private static ObjectNode sealed(CustomerKey key, KmsRequest request, byte[] plaintext) throws ServiceError {
        return JsonNodeFactory.instance
                .objectNode()
                .put("KeyId", key.arn())
                .put("CiphertextBlob", Envelope.seal(key, request.context(), plaintext));
    }
}
