package health.pratique.smart;

import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;

/** A token of tomorrow, or one that lives too long, is not taken even from the issuer. */
record TokenLifetime(Instant now, Duration skew, Duration longest) {

    void check(JwtClaims claims) {
        long issued = seconds(claims, true);
        long expires = seconds(claims, false);
        if (issued > now.plus(skew).getEpochSecond()) {
            throw new TokenRefused(TokenRefusal.NOT_YET_VALID);
        }
        if (expires <= issued || expires - issued > longest.toSeconds()) {
            throw new TokenRefused(TokenRefusal.LIFETIME_TOO_LONG);
        }
    }

    private static long seconds(JwtClaims claims, boolean issued) {
        try {
            NumericDate date = issued ? claims.getIssuedAt() : claims.getExpirationTime();
            if (date == null) {
                throw new TokenRefused(TokenRefusal.CLAIM_MISSING);
            }
            return date.getValue();
        } catch (MalformedClaimException noDate) {
            throw new TokenRefused(TokenRefusal.CLAIM_INVALID);
        }
    }
}
