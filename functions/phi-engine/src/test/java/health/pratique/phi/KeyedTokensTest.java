package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.model.ReleasePolicy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Tokens: for who holds the key, and for nobody else. */
class KeyedTokensTest {

    private static final byte[] KEY = "the key of one invented subject.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "the key of another subject......".getBytes(StandardCharsets.US_ASCII);

    private final KeyedTokens tokens = KeyedTokens.of(KEY);

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings()
                .withChars("ABCxyz0123456789-/.é ")
                .ofMinLength(1)
                .ofMaxLength(32)
                .map(String::strip);
    }

    @Provide
    Arbitrary<PhiType> types() {
        return Arbitraries.of(PhiType.values());
    }

    @Property
    void whoHoldsTheKeyGetsTheValueBack(
            @ForAll @Size(32) byte[] key, @ForAll("types") PhiType type, @ForAll("numbers") String value) {
        String token = KeyedTokens.of(key).token(type, value).orElseThrow();
        assertThat(KeyedTokens.of(key.clone()).resolve(token)).contains(new ResolvedToken(type, value));
        assertThat(KeyedTokens.of(key).resolve(token.toLowerCase(Locale.ROOT))).isPresent();
    }

    @Property(tries = 300)
    void nobodyElseGetsAnything(
            @ForAll @Size(32) byte[] key, @ForAll @Size(32) byte[] other, @ForAll("numbers") String value) {
        String token = KeyedTokens.of(key).token(PhiType.MRN, value).orElseThrow();
        if (!Arrays.equals(key, other)) {
            assertThat(KeyedTokens.of(other).resolve(token)).isEmpty();
        }
    }

    @Property(tries = 300)
    void aTokenThatWasAlteredAnywhereDoesNotResolve(@ForAll("numbers") String value, @ForAll int place) {
        String token = tokens.token(PhiType.MRN, value).orElseThrow();
        int at = "T1_MRN_".length() + Math.floorMod(place, token.length() - "T1_MRN_".length());
        char altered = token.charAt(at) == 'A' ? 'B' : 'A';
        assertThat(tokens.resolve(token.substring(0, at) + altered + token.substring(at + 1)))
                .isEmpty();
        assertThat(tokens.resolve(token.substring(0, token.length() - 2))).isEmpty();
        assertThat(tokens.resolve(token + "00")).isEmpty();
    }

    @Test
    void aTokenCannotBePassedOffAsOneOfAnotherType() {
        String token = tokens.token(PhiType.MRN, "55019273").orElseThrow();
        assertThat(tokens.resolve(token.replace("_MRN_", "_CLAIM_ID_"))).isEmpty();
        assertThat(tokens.resolve(token.replace("_MRN_", "_NOTHING_"))).isEmpty();
        assertThat(tokens.token(PhiType.CLAIM_ID, "55019273")).isNotEqualTo(tokens.token(PhiType.MRN, "55019273"));
    }

    @Test
    void theFormNeverChanges() {
        assertThat(KeyedTokens.of(new byte[32]).token(PhiType.MRN, "55019273")).contains(KNOWN);
    }

    /** Made by an independent implementation: Python's hmac and openssl. */
    private static final String KNOWN = "T1_MRN_38B938C4F3EC9FDC9C570B0BB32B19A4A26DEE219D397C48";

    @Test
    void theSameValueHasTheSameTokenAndSpaceAroundItDoesNotMatter() {
        assertThat(tokens.token(PhiType.MRN, " 55019273 "))
                .isEqualTo(KeyedTokens.of(KEY).token(PhiType.MRN, "55019273"));
        assertThat(KeyedTokens.of(OTHER).token(PhiType.MRN, "55019273"))
                .isNotEqualTo(tokens.token(PhiType.MRN, "55019273"));
    }

    @Property(tries = 200)
    void aTokenIsOneWordOfBoundedLength(
            @ForAll("types") PhiType type, @ForAll @NotBlank @StringLength(max = 80) String value) {
        assertThat(tokens.token(type, value).stream())
                .allSatisfy(token -> assertThat(token).matches("\\w{38,200}"));
    }

    @Test
    void aValueThatIsTooLongOrNoTextHasNone() {
        assertThat(tokens.token(PhiType.MRN, "1".repeat(64))).isPresent();
        assertThat(tokens.token(PhiType.MRN, "1".repeat(65))).isEmpty();
        assertThat(tokens.token(PhiType.MRN, "\uD83D")).isEmpty();
    }

    @Test
    void tokensInATextAreTurnedBackAndThoseOfOthersStay() {
        String mine = tokens.token(PhiType.MRN, "55-$1\\9273").orElseThrow();
        String theirs = KeyedTokens.of(OTHER).token(PhiType.MRN, "77").orElseThrow();
        assertThat(tokens.resolveAll("{\"a\":\"" + mine + "\",\"b\":\"" + theirs + "\"}"))
                .isEqualTo("{\"a\":\"55-$1\\9273\",\"b\":\"" + theirs + "\"}");
    }

    @Test
    void underPseudonymisedARecordNumberBecomesATokenAndALongOneAMask() {
        Deidentifier subject = Deidentifier.of(ReleasePolicy.PSEUDONYMISED, KEY);
        String token = subject.replacement(PhiType.MRN, "55019273");
        assertThat(tokens.resolve(token)).contains(new ResolvedToken(PhiType.MRN, "55019273"));
        assertThat(subject.replacement(PhiType.MRN, "1".repeat(65))).isEqualTo("[MRN]");
    }

    @Test
    void aDocumentThatIsDeidentifiedAgainKeepsItsTokens() {
        Deidentifier subject = Deidentifier.of(ReleasePolicy.PSEUDONYMISED, KEY);
        String token = subject.replacement(PhiType.MRN, "55019273");
        assertThat(subject.replacement(PhiType.ID_OTHER, token)).isEqualTo(token);
        assertThat(subject.replacement(PhiType.ACCOUNT, token)).isEqualTo(token);
        String foreign = KeyedTokens.of(OTHER).token(PhiType.MRN, "55019273").orElseThrow();
        assertThat(tokens.resolve(subject.replacement(PhiType.MRN, foreign)))
                .contains(new ResolvedToken(PhiType.MRN, foreign));
        assertThat(Deidentifier.of(ReleasePolicy.SAFE_HARBOR, KEY).replacement(PhiType.MRN, token))
                .isEqualTo("[MRN]");
    }

    @Test
    void aTokenOfOurOwnIsNoResidueAndOneThatStoodInTheOriginalIs() {
        String token = tokens.token(PhiType.MRN, "55019273").orElseThrow();
        String text = "MRN 55019273 and " + token;
        DeidentifiedText clean = Deidentifier.of(ReleasePolicy.PSEUDONYMISED, KEY)
                .deidentify(text, List.of(new PhiSpan(4, 12, PhiType.MRN, 0.9, "test")));
        int second = clean.text().lastIndexOf(token);
        assertThat(clean.text()).isEqualTo("MRN " + token + " and " + token);
        assertThat(clean.residual(List.of(span(4, token), span(second, token)))).containsExactly(span(second, token));
    }

    @Test
    void itPrintsNeitherKeyNorValue() {
        assertThat(tokens).hasToString("[KEY]");
        assertThat(tokens.resolve(tokens.token(PhiType.MRN, "55019273").orElseThrow())
                        .orElseThrow())
                .hasToString("[PHI]");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> KeyedTokens.of(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    private static PhiSpan span(int at, String token) {
        return new PhiSpan(at, at + token.length(), PhiType.MRN, 0.9, "test");
    }
}
