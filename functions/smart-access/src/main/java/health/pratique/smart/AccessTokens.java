package health.pratique.smart;

import health.pratique.kit.Believed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Verifies access tokens, as RFC 8725 and RFC 9068 say: signature by a key of the issuer under an algorithm of the list, issuer,
 * audience, time, and then what the token says of its bearer.
 */
@ApplicationScoped
public class AccessTokens {

    static final Duration SKEW = Duration.ofMinutes(1);

    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384);

    /** RFC 9068 section 2.1; Cognito says nothing, others only JWT. */
    private static final List<String> TYPES = List.of("at+jwt", "JWT");

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration BELIEVED = Duration.ofMinutes(1);
    private static final int REMEMBERED = 1_000;

    private final AccessSettings settings;
    private final KeySource keys;
    private final ClientBinding clients;
    private final InstantSource clock;
    /**
     * Tokens whose signature and claims were just verified. A key that the issuer withdraws is so believed for a minute more at most, and no
     * token beyond its own end.
     */
    private final Believed<String, VerifiedToken> taken = new Believed<>(REMEMBERED);

    public AccessTokens(AccessSettings settings, KeySource keys, ClientBinding clients, InstantSource clock) {
        this.settings = settings;
        this.keys = keys;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Who bears the token.
     *
     * @param token a JWT in compact form, without the scheme
     * @throws TokenRefused with the reason, which is not for the bearer
     * @throws IssuerUnavailable when the keys cannot be had: nothing is known of the token then
     */
    public Caller verify(String token) {
        return verified(token).bearer();
    }

    /** As {@link #verify(String)}, with what the token itself is. */
    public VerifiedToken verified(String token) {
        Instant now = clock.instant();
        VerifiedToken verified = taken.find(token, now).orElseGet(() -> {
            VerifiedToken fresh = read(token);
            Instant until = now.plus(BELIEVED);
            taken.add(token, fresh, until.isBefore(fresh.expires()) ? until : fresh.expires());
            return fresh;
        });
        try {
            clients.check(verified.bearer());
            return verified;
        } catch (TokenRefused refused) {
            throw refused.of(verified.bearer());
        }
    }

    private VerifiedToken read(String token) {
        SignedToken signed = SignedToken.read(token, ALGORITHMS, TYPES);
        JwtClaims claims = claims(signed);
        new TokenLifetime(clock.instant(), SKEW, LONGEST).check(claims);
        TokenClaims said = new TokenClaims(claims);
        said.issuedFor(settings.audience());
        Caller caller = said.caller();
        try {
            CallerRules.check(caller);
            return new VerifiedToken(caller, said.expires());
        } catch (TokenRefused refused) {
            throw refused.of(caller);
        }
    }

    private JwtClaims claims(SignedToken signed) {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setVerificationKey(signed.key(keys))
                .setExpectedIssuer(settings.issuer())
                // Cognito names the audience elsewhere: TokenClaims looks at all places.
                .setSkipDefaultAudienceValidation()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setAllowedClockSkewInSeconds((int) SKEW.toSeconds())
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .build();
        try {
            return consumer.processToClaims(signed.compact());
        } catch (InvalidJwtException refused) {
            throw new TokenRefused(reason(refused));
        }
    }

    static TokenRefusal reason(InvalidJwtException refused) {
        if (refused.getErrorDetails().isEmpty()) {
            return TokenRefusal.MALFORMED;
        }
        return switch (refused.getErrorDetails().getFirst().getErrorCode()) {
            case ErrorCodes.SIGNATURE_INVALID, ErrorCodes.SIGNATURE_MISSING -> TokenRefusal.SIGNATURE_INVALID;
            case ErrorCodes.EXPIRED -> TokenRefusal.EXPIRED;
            case ErrorCodes.NOT_YET_VALID -> TokenRefusal.NOT_YET_VALID;
            case ErrorCodes.ISSUER_INVALID, ErrorCodes.ISSUER_MISSING -> TokenRefusal.ISSUER_WRONG;
            case ErrorCodes.AUDIENCE_INVALID, ErrorCodes.AUDIENCE_MISSING -> TokenRefusal.AUDIENCE_WRONG;
            case ErrorCodes.EXPIRATION_MISSING, ErrorCodes.ISSUED_AT_MISSING, ErrorCodes.JWT_ID_MISSING ->
                TokenRefusal.CLAIM_MISSING;
            case ErrorCodes.MALFORMED_CLAIM -> TokenRefusal.CLAIM_INVALID;
            default -> TokenRefusal.MALFORMED;
        };
    }
}
