package health.pratique.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.Secrets;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Tokens in place of a password. The expected ones were made by an independent implementation: botocore's generate_db_auth_token. */
class IamLoginTest {

    private static final String HOST = "pratique-consent-dev.abcdefghijkl.eu-west-2.rds.amazonaws.com";
    private static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Instant NOW = Instant.parse("2026-02-03T10:15:00Z");
    private static final ReasonCode UNAVAILABLE = ReasonCode.CONSENT_STORE_UNAVAILABLE;

    @Test
    void aTokenIsTheOneThatRdsExpects() {
        String token = token(AwsBasicCredentials.create("AKIDEXAMPLE", SECRET_KEY), NOW);

        assertThat(token).startsWith(HOST + ":5432/?");
        assertThat(parameters(token))
                .isEqualTo(parameters(HOST
                        + ":5432/?Action=connect&DBUser=pratique_functions&X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKIDEXAMPLE%2F20260203%2Feu-west-2%2Frds-db%2Faws4_request"
                        + "&X-Amz-Date=20260203T101500Z&X-Amz-SignedHeaders=host&X-Amz-Expires=900"
                        + "&X-Amz-Signature=78edd58f49a83acf564a95213050b04fb04a21b766dbc0ca6308ac75c27ed5a1"));
    }

    @Test
    void aTokenOfALambdaRoleHoldsItsSession() {
        String token = token(AwsSessionCredentials.create("AKIDEXAMPLE", SECRET_KEY, "session/token+of=sts"), NOW);

        assertThat(parameters(token))
                .containsEntry("X-Amz-Security-Token", "session%2Ftoken%2Bof%3Dsts")
                .containsEntry("X-Amz-Signature", "d3b1ffd9f0a141a10e7ec4d7dfd5f26991abe27964bb03826499f2e3059485f5");
    }

    @Test
    void eachConnectionHasATokenOfItsOwn() {
        SetClock clock = new SetClock(NOW);
        IamLogin login = new IamLogin(
                new ConnectTokens(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", SECRET_KEY)),
                        "eu-west-2",
                        clock),
                HOST,
                5432,
                "pratique_functions",
                UNAVAILABLE);

        String first = login.read().get("password");
        clock.pass(Duration.ofMinutes(16));

        assertThat(parameters(login.read().get("password")))
                .containsEntry("X-Amz-Date", "20260203T103100Z")
                .isNotEqualTo(parameters(first));
        assertThat(login.read()).containsEntry("user", "pratique_functions");
    }

    @Test
    void withoutCredentialsTheDatabaseIsUnavailable() {
        IamLogin login = new IamLogin(
                new ConnectTokens(
                        () -> {
                            throw SdkClientException.create("nobody tells them");
                        },
                        "eu-west-2",
                        Clock.systemUTC()),
                HOST,
                5432,
                "pratique_functions",
                UNAVAILABLE);

        assertThatExceptionOfType(TransientFault.class)
                .isThrownBy(login::read)
                .extracting(TransientFault::reason)
                .isEqualTo(UNAVAILABLE);
    }

    @Test
    void settingsNameASecretOrAUserAndNeverBothOrNeither() {
        assertThat(login(Optional.of("a-secret"), Optional.empty())).isInstanceOf(SecretLogin.class);
        assertThat(login(Optional.empty(), Optional.of("a_user"))).isInstanceOf(IamLogin.class);
        assertThatExceptionOfType(InternalFault.class).isThrownBy(() -> login(Optional.empty(), Optional.empty()));
        assertThatExceptionOfType(InternalFault.class)
                .isThrownBy(() -> login(Optional.of("a-secret"), Optional.of("a_user")));
    }

    @Test
    void anAddressWithoutAPortIsAWrongSetting() {
        assertThatExceptionOfType(InternalFault.class)
                .isThrownBy(() -> IamLogin.of("jdbc:postgresql://host/consent", "a_user", "eu-west-2", UNAVAILABLE))
                .extracting(InternalFault::reason)
                .isEqualTo(ReasonCode.SETTING_INVALID);
    }

    private static DatabaseLogin login(Optional<String> secret, Optional<String> user) {
        LoginSettings settings = new LoginSettings() {
            @Override
            public String databaseUrl() {
                return "jdbc:postgresql://" + HOST + ":5432/consent";
            }

            @Override
            public Optional<String> databaseSecret() {
                return secret;
            }

            @Override
            public Optional<String> databaseUser() {
                return user;
            }
        };
        SecretsManagerClient nobody = new SecretsManagerClient() {
            @Override
            public String serviceName() {
                return "none";
            }

            @Override
            public void close() {}
        };
        return DatabaseLogin.of(settings, new Secrets(nobody), new ObjectMapper(), "eu-west-2", UNAVAILABLE);
    }

    private static String token(AwsCredentials credentials, Instant at) {
        return new ConnectTokens(
                        StaticCredentialsProvider.create(credentials), "eu-west-2", Clock.fixed(at, ZoneOffset.UTC))
                .sign(HOST, 5432, "pratique_functions");
    }

    private static Map<String, String> parameters(String token) {
        return Arrays.stream(URI.create("https://" + token).getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
    }
}
