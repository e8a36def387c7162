package health.pratique.smart;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Signs access tokens for tests, right ones and wrong ones. */
public final class TestIssuer {

    public static final String ISSUER = "https://issuer.example";
    public static final String AUDIENCE = "https://api.example";
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final PublicJsonWebKey rsa;
    private final PublicJsonWebKey ec;

    private TestIssuer(PublicJsonWebKey rsa, PublicJsonWebKey ec) {
        this.rsa = rsa;
        this.ec = ec;
    }

    public static TestIssuer make() {
        try {
            PublicJsonWebKey rsa = RsaJwkGenerator.generateJwk(2048);
            rsa.setKeyId("rsa-1");
            PublicJsonWebKey ec = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            ec.setKeyId("ec-1");
            return new TestIssuer(rsa, ec);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As served at {@code /.well-known/jwks.json}. */
    public String jwks() {
        return new JsonWebKeySet(rsa, ec).toJson();
    }

    public KeySet keys() {
        return KeySet.parse(jwks()).orElseThrow();
    }

    public PublicJsonWebKey rsa() {
        return rsa;
    }

    /** Claims that are right, of this role, at this time. */
    public static Map<String, Object> claims(Role role, String scope, Instant now) {
        Map<String, Object> claims = new TreeMap<>(Map.of(
                "iss",
                ISSUER,
                "aud",
                AUDIENCE,
                "iat",
                now.getEpochSecond(),
                "exp",
                now.getEpochSecond() + 3600,
                "jti",
                UUID.randomUUID().toString(),
                "client_id",
                role == Role.PARTNER ? "lab-a" : "portal",
                "scope",
                scope,
                "custodian",
                "demo-hospital",
                "role",
                role.name()));
        switch (role) {
            case CLINICIAN -> claims.put("fhirUser", "Practitioner/p1");
            case PRIVACY_OFFICER -> claims.put("fhirUser", "Practitioner/o1");
            case PATIENT -> {
                claims.put("fhirUser", "Patient/pat1");
                claims.put("patient", "pat1");
            }
            case PARTNER -> claims.put("purpose", "HRESCH");
        }
        return claims;
    }

    public static Map<String, Object> claims(Role role, String scope) {
        return claims(role, scope, NOW);
    }

    /** The claims, signed as it should be. */
    public String token(Map<String, Object> claims) {
        return sign(JsonUtil.toJson(claims), rsa, AlgorithmIdentifiers.RSA_USING_SHA256, Map.of());
    }

    public String tokenByCurve(Map<String, Object> claims) {
        return sign(JsonUtil.toJson(claims), ec, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, Map.of());
    }

    /** The payload, signed by the issuer's RSA key, with these headers beside or instead of the right ones. */
    public String token(String payload, Map<String, Object> headers) {
        return sign(payload, rsa, AlgorithmIdentifiers.RSA_USING_SHA256, headers);
    }

    public static String sign(String payload, PublicJsonWebKey key, String algorithm, Map<String, Object> headers) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(payload);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        headers.forEach((name, value) -> signature.getHeaders().setObjectHeaderValue(name, value));
        try {
            return signature.getCompactSerialization();
        } catch (JoseException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** That point to this issuer. */
    public static AccessSettings settings() {
        return settings("api-clients", "token-uses");
    }

    public static AccessSettings settings(String clients, String uses) {
        return new AccessSettings() {
            @Override
            public String issuer() {
                return ISSUER;
            }

            @Override
            public String audience() {
                return AUDIENCE;
            }

            @Override
            public Optional<URI> issuerKeys() {
                return Optional.empty();
            }

            @Override
            public String clientsTable() {
                return clients;
            }

            @Override
            public String tokenUsesTable() {
                return uses;
            }

            @Override
            public String issuerClientSecret() {
                return "issuer-client";
            }

            @Override
            public Optional<String> address() {
                return Optional.of(AUDIENCE);
            }

            @Override
            public String addressPath() {
                return "/";
            }
        };
    }
}
