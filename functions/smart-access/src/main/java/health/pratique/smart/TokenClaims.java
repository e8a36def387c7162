package health.pratique.smart;

import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/** Reads what a verified token says. A claim of the wrong kind or form is no claim: the token is not taken. */
record TokenClaims(JwtClaims claims) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern RESOURCE_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern FHIR_USER =
            Pattern.compile("(?:Practitioner|PractitionerRole|Patient)/[A-Za-z0-9.-]{1,64}");

    /**
     * An access token for this API and nothing else. Cognito names the audience in {@code resource}, for its {@code aud} is
     * absent or the client; where both are there, they must agree.
     */
    void issuedFor(String audience) {
        Optional<String> use = text("token_use");
        if (use.isPresent() && !use.get().equals("access")) {
            throw new TokenRefused(TokenRefusal.TYPE_WRONG);
        }
        List<String> named = audiences();
        Optional<String> resource = text("resource");
        boolean namedAlone = named.contains(audience) && resource.isEmpty();
        boolean elsewhere = named.isEmpty() || named.equals(List.of(need("client_id")));
        boolean agreed = resource.equals(Optional.of(audience)) && (elsewhere || named.contains(audience));
        if (!namedAlone && !agreed) {
            throw new TokenRefused(TokenRefusal.AUDIENCE_WRONG);
        }
    }

    private List<String> audiences() {
        try {
            return claims.hasAudience() ? claims.getAudience() : List.of();
        } catch (MalformedClaimException noAudience) {
            throw new TokenRefused(TokenRefusal.CLAIM_INVALID);
        }
    }

    Instant expires() {
        try {
            return Instant.ofEpochSecond(claims.getExpirationTime().getValue());
        } catch (MalformedClaimException noDate) {
            throw new TokenRefused(TokenRefusal.CLAIM_INVALID);
        }
    }

    Caller caller() {
        Role role = read("role", Role::valueOf).orElseThrow(() -> new TokenRefused(TokenRefusal.CLAIM_MISSING));
        return new Caller(
                client(),
                custodian(),
                role,
                scopes(),
                formed("fhirUser", FHIR_USER).orElse(null),
                formed("patient", RESOURCE_ID).orElse(null),
                read("purpose", PurposeOfUse::valueOf).orElseGet(() -> usual(role)),
                formed("jti", NAME).orElseThrow(() -> new TokenRefused(TokenRefusal.CLAIM_MISSING)));
    }

    /** A backend service's token is got with this API's own client, and names the service's beside it. */
    private String client() {
        return formed("client", NAME)
                .or(() -> formed("client_id", NAME))
                .orElseThrow(() -> new TokenRefused(TokenRefusal.CLAIM_MISSING));
    }

    /** A user pool puts {@code custom:} before what is its own. */
    private Custodian custodian() {
        Optional<Custodian> plain = read("custodian", Custodian::new);
        Optional<Custodian> custom = read("custom:custodian", Custodian::new);
        if (plain.isPresent() && custom.isPresent() && !plain.equals(custom)) {
            throw new TokenRefused(TokenRefusal.CUSTODIAN_CONTRADICTED);
        }
        return plain.or(() -> custom).orElseThrow(() -> new TokenRefused(TokenRefusal.CLAIM_MISSING));
    }

    private SmartScopes scopes() {
        try {
            return SmartScopes.of(text("scope").orElse(""));
        } catch (ScopeInvalid invalid) {
            throw new TokenRefused(invalid.reason());
        }
    }

    private static PurposeOfUse usual(Role role) {
        return switch (role) {
            case CLINICIAN, PATIENT -> PurposeOfUse.TREAT;
            case PRIVACY_OFFICER -> PurposeOfUse.HOPERAT;
            case PARTNER -> throw new TokenRefused(TokenRefusal.PURPOSE_MISSING);
        };
    }

    private String need(String claim) {
        return text(claim).orElseThrow(() -> new TokenRefused(TokenRefusal.CLAIM_MISSING));
    }

    private Optional<String> formed(String claim, Pattern form) {
        Optional<String> value = text(claim);
        if (value.isPresent() && !form.matcher(value.get()).matches()) {
            throw new TokenRefused(TokenRefusal.CLAIM_INVALID);
        }
        return value;
    }

    private <T> Optional<T> read(String claim, Function<String, T> reader) {
        try {
            return text(claim).map(reader);
        } catch (IllegalArgumentException unknown) {
            throw new TokenRefused(TokenRefusal.CLAIM_INVALID);
        }
    }

    private Optional<String> text(String claim) {
        @Nullable Object value = claims.getClaimValue(claim);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw new TokenRefused(TokenRefusal.CLAIM_INVALID);
    }

    @Override
    public String toString() {
        return "[TOKEN]";
    }
}
