package health.pratique.rotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** The function as Secrets Manager calls it, with the settings that the template gives it and no others. */
@QuarkusTest
@QuarkusTestResource(value = RotatedDatabase.class, restrictToAnnotatedClass = true)
class RotateSecretHandlerTest {

    private static final Formatter WORDS = new PatternFormatter("%s%n");

    @Inject
    @Named("rotate-secret")
    RequestHandler<RotationRequest, RotationReport> handler;

    OwnedDatabase database;
    StagedSecrets secrets;

    @Test
    void aRotationIsLoggedStepByStepAndWithoutItsPassword() throws JsonProcessingException {
        StringBuilder log = new StringBuilder();
        Handler listener = listener(log);
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            secrets.begin("two");
            for (String step : List.of("createSecret", "setSecret", "testSecret", "finishSecret")) {
                handler.handleRequest(sent(step), null);
            }
        } finally {
            root.removeHandler(listener);
        }
        String password =
                OwnerLogin.parse(secrets.in("AWSCURRENT").orElseThrow()).password();

        assertThat(database.takes(password)).isTrue();
        assertThat(log).contains("createSecret of " + StagedSecrets.ID + " for version two: DONE", "finishSecret of ");
        assertThat(log).doesNotContain(password).doesNotContain("first");
    }

    @Test
    void aCallThatIsNoneOfSecretsManagersIsRefused() {
        assertThatExceptionOfType(RotationFailed.class)
                .isThrownBy(() -> handler.handleRequest(sent("deleteSecret"), null))
                .withMessageStartingWith("REQUEST_INVALID");
    }

    private static RotationRequest sent(String step) throws JsonProcessingException {
        return new ObjectMapper()
                .readValue(
                        "{\"Step\":\"%s\",\"SecretId\":\"%s\",\"ClientRequestToken\":\"two\",\"RotationToken\":\"x\"}"
                                .formatted(step, StagedSecrets.ID),
                        RotationRequest.class);
    }

    private static Handler listener(StringBuilder log) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.append(WORDS.format(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
