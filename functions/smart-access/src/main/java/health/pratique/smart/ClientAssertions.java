package health.pratique.smart;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Verifies what a backend service proves itself with: a JWT that it signed, RFC 7523 and SMART App Launch 2 "Asymmetric
 * Authentication". Five minutes at most, for this token endpoint, and once.
 */
@ApplicationScoped
public class ClientAssertions {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** SMART wants both of every server. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384);

    private final ApiClients clients;
    private final ClientKeys keys;
    private final TokenUses uses;
    private final InstantSource clock;

    public ClientAssertions(ApiClients clients, ClientKeys keys, TokenUses uses, InstantSource clock) {
        this.clients = clients;
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
    }

    /**
     * The client that signed the assertion. The assertion is used up by that.
     *
     * @param endpoint where it was sent, as its {@code aud} must say
     * @throws TokenRefused with the reason, which is not for the client
     */
    public RegisteredClient verify(String assertion, String endpoint) {
        SignedToken signed = SignedToken.read(assertion, ALGORITHMS, List.of("JWT"));
        RegisteredClient client =
                clients.find(signed.claimedIssuer()).orElseThrow(() -> new TokenRefused(TokenRefusal.CLIENT_UNKNOWN));
        JwtClaims claims = claims(signed, client, endpoint);
        Instant expires = expires(claims);
        if (!uses.first(client.id(), tokenId(claims), expires)) {
            throw new TokenRefused(TokenRefusal.REPLAYED);
        }
        return client;
    }

    private JwtClaims claims(SignedToken signed, RegisteredClient client, String endpoint) {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setVerificationKey(key(signed, client))
                .setExpectedIssuer(client.id())
                .setExpectedSubject(client.id())
                .setExpectedAudience(endpoint)
                .setRequireExpirationTime()
                .setRequireJwtId()
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .setAllowedClockSkewInSeconds((int) AccessTokens.SKEW.toSeconds())
                .build();
        try {
            return consumer.processToClaims(signed.compact());
        } catch (InvalidJwtException refused) {
            throw new TokenRefused(AccessTokens.reason(refused));
        }
    }

    /** A client whose own keys cannot be had is not known to be itself. */
    private PublicKey key(SignedToken signed, RegisteredClient client) {
        try {
            return signed.key(keys.of(client));
        } catch (IssuerUnavailable unreachable) {
            throw new TokenRefused(TokenRefusal.KEY_UNKNOWN);
        }
    }

    private Instant expires(JwtClaims claims) {
        try {
            Instant expires = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            if (expires.isAfter(clock.instant().plus(LONGEST).plus(AccessTokens.SKEW))) {
                throw new TokenRefused(TokenRefusal.LIFETIME_TOO_LONG);
            }
            return expires;
        } catch (MalformedClaimException noDate) {
            throw new TokenRefused(TokenRefusal.CLAIM_INVALID);
        }
    }

    private static String tokenId(JwtClaims claims) {
        try {
            String id = claims.getJwtId();
            if (id.isEmpty() || id.length() > 256) {
                throw new TokenRefused(TokenRefusal.CLAIM_INVALID);
            }
            return id;
        } catch (MalformedClaimException noText) {
            throw new TokenRefused(TokenRefusal.CLAIM_INVALID);
        }
    }
}
