package health.pratique.compliance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.compliance.statement.Passage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets for systems are told from what only looks like them. */
class CredentialsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0xyz.c2ln",
                "Bearer x-eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0xyz.",
                "eyJa.eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0xyz.",
                "key:AKIAABCDEFGHIJKLMNOP.",
                "see sftp://ada:secret@files.example/x",
                "-----BEGIN RSA PRIVATE KEY-----\nMII"
            })
    void aSecretIsFoundWhereverItStands(String secret) {
        assertThat(Credentials.in(Passage.of(secret))).isTrue();
        assertThat(Credentials.in(Passage.of("Seen today. " + secret + " Well.")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xeyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0xyz.",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0xyz",
                "eyJhbGci.eyJzdWIiOiIxIn0xyz.",
                "AKIAABCDEFGHIJKLMNOPQ",
                "https://clinic.example/a:b",
                "-----BEGIN CERTIFICATE-----"
            })
    void whatOnlyLooksLikeASecretIsNone(String text) {
        assertThat(Credentials.in(Passage.of(text))).isFalse();
    }

    @Test
    @Timeout(60)
    void manyBeginningsOfTokensAreEachLookedAtOnce() {
        assertThat(Credentials.in(Passage.of("-eyJ".repeat(500_000)))).isFalse();
        assertThat(Credentials.in(Passage.of("-eyJ.eyJ".repeat(500_000)))).isFalse();
    }
}
