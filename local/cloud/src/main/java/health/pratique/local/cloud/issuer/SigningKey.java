package health.pratique.local.cloud.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.stores.OwnersFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The RSA key that tokens are signed with. It outlives the platform, so that a token does, too. */
final class SigningKey {

    private static final int BITS = 2048;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final RSAPrivateCrtKey key;
    private final String id;

    private SigningKey(RSAPrivateCrtKey key) throws GeneralSecurityException {
        this.key = key;
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(key.getModulus().toByteArray());
        this.id = base64(digest).substring(0, 16);
    }

    static SigningKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new SigningKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no RSA", missing);
        }
    }

    /** Kept in {@code signing-key.json} in this directory, which its owner alone can enter. */
    static SigningKey in(Path directory) {
        OwnersFile file = new OwnersFile(directory.resolve("signing-key.json"), "the issuer's key");
        Optional<JsonNode> kept = file.read();
        if (kept.isPresent()) {
            try {
                byte[] encoded = kept.get().path("key").binaryValue();
                return new SigningKey((RSAPrivateCrtKey)
                        KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
            } catch (IOException | GeneralSecurityException | NullPointerException unreadable) {
                throw file.unreadable();
            }
        }
        SigningKey made = make();
        file.write(JSON.objectNode().put("key", made.key.getEncoded()));
        return made;
    }

    /** The claims as a JWT, RS256 as Cognito signs. */
    String sign(ObjectNode claims) {
        ObjectNode header = JSON.objectNode().put("kid", id).put("alg", "RS256");
        String signed = base64(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the issuer's key does not sign", impossible);
        }
    }

    /** The public part as a JWK set. */
    ObjectNode jwks() {
        ObjectNode keys = JSON.objectNode();
        keys.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", id)
                .put("n", base64(unsigned(key.getModulus())))
                .put("e", base64(unsigned(key.getPublicExponent())));
        return keys;
    }

    /** RFC 7518 section 6.3.1.1: without the octet that holds the sign. */
    private static byte[] unsigned(BigInteger number) {
        byte[] octets = number.toByteArray();
        return octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
