package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which clients are registered, and what is refused before any platform is asked. */
class ClientAddCommandTest {

    @TempDir
    static Path folder;

    private static Path keys;
    private static Path secret;

    private final StringWriter out = new StringWriter();
    private final StringWriter screen = new StringWriter();

    @BeforeAll
    static void keys() throws Exception {
        PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("lab-key");
        JsonWebKeySet set = new JsonWebKeySet(key);
        keys = Files.writeString(folder.resolve("public.json"), set.toJson());
        secret = Files.writeString(folder.resolve("private.json"), set.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    }

    @Test
    void anItemForADeployedTableSaysAllThatIsKnownOfTheClient() throws Exception {
        assertThat(item(
                        "--purpose",
                        "HRESCH",
                        "--scope",
                        "system/Observation.rs?category=laboratory",
                        "--keys",
                        keys.toString(),
                        "--api-key-id",
                        "key-2",
                        "--api-key-id",
                        "key-1"))
                .as(screen.toString())
                .isZero();
        JsonNode item = new ObjectMapper().readTree(out.toString());

        assertThat(item.at("/clientId/S").asText()).isEqualTo("lab-a");
        assertThat(item.at("/custodian/S").asText()).isEqualTo("harbor-clinic");
        assertThat(item.at("/role/S").asText()).isEqualTo("PARTNER");
        assertThat(item.at("/purpose/S").asText()).isEqualTo("HRESCH");
        assertThat(item.at("/scopes/S").asText()).isEqualTo("system/Observation.rs?category=laboratory");
        assertThat(item.at("/keys/S").asText()).isEqualTo(Files.readString(keys));
        assertThat(item.at("/apiKeyIds/SS")).extracting(JsonNode::asText).containsExactly("key-1", "key-2");
    }

    @ParameterizedTest
    @CsvSource({
        "partner, user/Observation.rs, SCOPE_NOT_FOR_ROLE",
        "partner, system/Observation.rs pratique/review, SCOPE_NOT_FOR_ROLE",
        "partner, system/Observation.rs user/Patient.r, LEVELS_MIXED",
        "partner, system/Observation.rs?code:not=1, SCOPE_INVALID",
        "partner, openid, name at least one"
    })
    void aClientWhoseTokensWouldBeRefusedIsNotRegistered(String role, String scope, String told) {
        assertThat(item("--role", role, "--scope", scope, "--keys", keys.toString()))
                .isEqualTo(1);
        assertThat(screen.toString().lines()).singleElement().asString().contains(told);
    }

    @Test
    void aPartnerWithoutKeysIsNotRegistered() {
        assertThat(item("--scope", "system/Observation.rs")).isEqualTo(1);
        assertThat(screen.toString()).contains("--keys or --keys-at");
    }

    @Test
    void aPrivateKeyIsNotKept() {
        assertThat(item("--scope", "system/Observation.rs", "--keys", secret.toString()))
                .isEqualTo(1);
        assertThat(screen.toString()).contains("stays with the client");
    }

    @Test
    void keysAreNotReadInTheClear() {
        assertThat(item("--scope", "system/Observation.rs", "--keys-at", "http://keys.example/jwks"))
                .isEqualTo(1);
        assertThat(screen.toString()).contains("https alone");
    }

    @Test
    void anApplicationForPeopleNeedsNoKeys() {
        assertThat(item("--role", "clinician", "--scope", "user/*.rs")).isZero();
        assertThat(out.toString()).contains("CLINICIAN");
    }

    private int item(String... more) {
        String[] arguments = {"client", "add", "lab-a", "--custodian", "harbor-clinic", "--item"};
        return Pratique.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(screen, true))
                .execute(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
    }
}
