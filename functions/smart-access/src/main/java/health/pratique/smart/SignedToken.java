package health.pratique.smart;

import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.jwx.Headers;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;

/**
 * A token whose form and header can be taken. Nothing in the header is believed but the key's name and the algorithm, and both
 * are held against what is known.
 */
final class SignedToken {

    private static final int CHARACTERS = 8192;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.=+:-]{1,128}");

    /** RFC 8725 section 3.10: keys, and addresses of keys, that a token brings itself. */
    private static final List<String> EMBEDDED = List.of(
            HeaderParameterNames.JWK,
            HeaderParameterNames.JWK_SET_URL,
            HeaderParameterNames.X509_URL,
            HeaderParameterNames.X509_CERTIFICATE_CHAIN);

    private final String compact;
    private final String algorithm;
    private final String keyId;

    private SignedToken(String compact, String algorithm, String keyId) {
        this.compact = compact;
        this.algorithm = algorithm;
        this.keyId = keyId;
    }

    /** @param types what {@code typ} may be, if it is there */
    static SignedToken read(String token, AlgorithmConstraints algorithms, List<String> types) {
        if (token.length() > CHARACTERS) {
            throw new TokenRefused(TokenRefusal.TOO_LARGE);
        }
        if (!FORM.matcher(token).matches()) {
            throw new TokenRefused(TokenRefusal.MALFORMED);
        }
        Headers header = header(token);
        String algorithm = text(header, HeaderParameterNames.ALGORITHM);
        try {
            algorithms.checkConstraint(algorithm);
        } catch (InvalidAlgorithmException notOnTheList) {
            throw new TokenRefused(TokenRefusal.ALGORITHM_REFUSED);
        }
        for (String embedded : EMBEDDED) {
            if (header.getObjectHeaderValue(embedded) != null) {
                throw new TokenRefused(TokenRefusal.KEY_EMBEDDED);
            }
        }
        checkType(header, types);
        String keyId = text(header, HeaderParameterNames.KEY_ID);
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new TokenRefused(TokenRefusal.KEY_UNKNOWN);
        }
        return new SignedToken(token, algorithm, keyId);
    }

    private static Headers header(String token) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setCompactSerialization(token);
            return signature.getHeaders();
        } catch (JoseException | RuntimeException malformed) {
            throw new TokenRefused(TokenRefusal.MALFORMED);
        }
    }

    private static void checkType(Headers header, List<String> types) {
        Object type = header.getObjectHeaderValue(HeaderParameterNames.TYPE);
        if (type != null && types.stream().noneMatch(allowed -> allowed.equalsIgnoreCase(bare(type)))) {
            throw new TokenRefused(TokenRefusal.TYPE_WRONG);
        }
    }

    /** RFC 7515 section 4.1.9: a type may be written without its {@code application/}. */
    private static String bare(Object type) {
        String text = type.toString().toLowerCase(Locale.ROOT);
        return text.startsWith("application/") ? text.substring("application/".length()) : text;
    }

    private static String text(Headers header, String name) {
        return header.getObjectHeaderValue(name) instanceof String value ? value : "";
    }

    String compact() {
        return compact;
    }

    /** Who says to have signed it: good for finding the key that proves it, and for nothing else. */
    String claimedIssuer() {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setCompactSerialization(compact);
            String issuer = JwtClaims.parse(signature.getUnverifiedPayload()).getIssuer();
            if (issuer == null || !KEY_ID.matcher(issuer).matches()) {
                throw new TokenRefused(TokenRefusal.ISSUER_WRONG);
            }
            return issuer;
        } catch (JoseException | InvalidJwtException | MalformedClaimException unreadable) {
            throw new TokenRefused(TokenRefusal.MALFORMED);
        }
    }

    /** The key that the header names, if it is there and made for the header's algorithm. */
    PublicKey key(KeySource keys) {
        PublicJsonWebKey key = keys.key(keyId).orElseThrow(() -> new TokenRefused(TokenRefusal.KEY_UNKNOWN));
        if (key.getAlgorithm() != null && !key.getAlgorithm().equals(algorithm)) {
            throw new TokenRefused(TokenRefusal.ALGORITHM_REFUSED);
        }
        return key.getPublicKey();
    }

    @Override
    public String toString() {
        return "[TOKEN]";
    }
}
