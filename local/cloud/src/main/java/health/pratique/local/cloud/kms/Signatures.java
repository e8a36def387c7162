package health.pratique.local.cloud.kms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.wire.ServiceError;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** What key pairs do: Sign, Verify and GetPublicKey. Signatures are ECDSA in DER (ANSI X9.62), as KMS makes them. */
final class Signatures {

    private static final String ALGORITHM = "ECDSA_SHA_256";
    private static final int MAX_MESSAGE = 4_096;
    private static final int MAX_SIGNATURE = 6_144;
    private static final int DIGEST_BYTES = 32;

    private final Usable keys;

    Signatures(Usable keys) {
        this.keys = keys;
    }

    ObjectNode sign(KmsRequest request) throws ServiceError {
        CustomerKey key = keys.forUse(request, KeySpec.ECC_NIST_P256);
        try {
            Signature signature = signature(request);
            signature.initSign(pairs().generatePrivate(new PKCS8EncodedKeySpec(key.material())));
            signature.update(message(request));
            return answer(key).put("Signature", signature.sign()).put("SigningAlgorithm", ALGORITHM);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no ECDSA", missing);
        }
    }

    ObjectNode verify(KmsRequest request) throws ServiceError {
        CustomerKey key = keys.forUse(request, KeySpec.ECC_NIST_P256);
        byte[] signed = request.bytes("Signature", MAX_SIGNATURE);
        try {
            Signature signature = signature(request);
            signature.initVerify(pairs().generatePublic(new X509EncodedKeySpec(key.publicPart())));
            signature.update(message(request));
            if (!matches(signature, signed)) {
                throw ServiceError.badRequest("KMSInvalidSignatureException", "");
            }
            return answer(key).put("SignatureValid", true).put("SigningAlgorithm", ALGORITHM);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no ECDSA", missing);
        }
    }

    ObjectNode publicKey(KmsRequest request) throws ServiceError {
        CustomerKey key = keys.forUse(request, KeySpec.ECC_NIST_P256);
        ObjectNode answer = answer(key)
                .put("PublicKey", key.publicPart())
                .put("KeySpec", key.spec().name())
                .put("CustomerMasterKeySpec", key.spec().name())
                .put("KeyUsage", key.spec().usage());
        answer.putArray("SigningAlgorithms").add(ALGORITHM);
        return answer;
    }

    /** What is no DER at all is no valid signature either. */
    private static boolean matches(Signature signature, byte[] signed) {
        try {
            return signature.verify(signed);
        } catch (SignatureException malformed) {
            return false;
        }
    }

    private static Signature signature(KmsRequest request) throws ServiceError, GeneralSecurityException {
        if (!request.text("SigningAlgorithm", "").equals(ALGORITHM)) {
            throw ServiceError.badRequest("InvalidKeyUsageException", "The key signs by " + ALGORITHM + " only.");
        }
        return Signature.getInstance(digest(request) ? "NONEwithECDSA" : "SHA256withECDSA");
    }

    private static byte[] message(KmsRequest request) throws ServiceError {
        byte[] message = request.bytes("Message", MAX_MESSAGE);
        if (digest(request) && message.length != DIGEST_BYTES) {
            throw ServiceError.validation("Digest is invalid length for algorithm " + ALGORITHM + ".");
        }
        return message;
    }

    private static boolean digest(KmsRequest request) throws ServiceError {
        return switch (request.text("MessageType", "RAW")) {
            case "RAW" -> false;
            case "DIGEST" -> true;
            default -> throw ServiceError.validation("MessageType is RAW or DIGEST");
        };
    }

    private static KeyFactory pairs() throws GeneralSecurityException {
        return KeyFactory.getInstance("EC");
    }

    private static ObjectNode answer(CustomerKey key) {
        return JsonNodeFactory.instance.objectNode().put("KeyId", key.arn());
    }
}
