package health.pratique.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What comes from a subject's key, and from the master secret. */
class SubjectSecretTest {

    private static final Custodian ACME = new Custodian("acme");

    private final SubjectSecret secret = new SubjectSecret(key(1));
    private final SubjectSecret another = new SubjectSecret(key(2));
    private final SubjectHandles handles = new SubjectHandles(key(3));

    @Test
    void theSameKeyYieldsTheSameTokenAndSurrogates() {
        assertThat(new SubjectSecret(key(1)).token()).isEqualTo(secret.token());
        assertThat(new SubjectSecret(key(1)).surrogateKey()).isEqualTo(secret.surrogateKey());
    }

    @Test
    void anotherKeyYieldsOthers() {
        assertThat(another.token()).isNotEqualTo(secret.token());
        assertThat(another.surrogateKey()).isNotEqualTo(secret.surrogateKey());
        assertThat(another.person("RelatedPerson/7")).isNotEqualTo(secret.person("RelatedPerson/7"));
    }

    @Test
    void aPersonAroundThePatientIsNotThePatient() {
        assertThat(secret.person("")).isNotEqualTo(secret.token().value());
    }

    @Test
    void aHandleIsOneOfOnePatientAtOneCustodian() {
        String handle = handles.of(ACME, "H-1");
        assertThat(handle).isEqualTo(handles.of(ACME, " H-1 ")).matches("[0-9a-f]{64}");
        assertThat(handle).isNotEqualTo(handles.of(ACME, "H-2"));
        assertThat(handle).isNotEqualTo(handles.of(new Custodian("other"), "H-1"));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new SubjectSecret(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SubjectHandles(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noKeyIsPrinted() {
        assertThat(secret).hasToString("[KEY]");
        assertThat(handles).hasToString("[KEY]");
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[SubjectSecret.BYTES];
        java.util.Arrays.fill(key, (byte) fill);
        return key;
    }
}
