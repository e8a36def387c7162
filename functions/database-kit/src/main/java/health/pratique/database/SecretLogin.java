package health.pratique.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.Secrets;
import io.quarkus.credentials.CredentialsProvider;
import java.util.Map;

/**
 * A database's login out of Secrets Manager, asked for when a connection is opened and not before.
 *
 * @param secretId of {@code {"username": …, "password": …}}, as RDS keeps it
 * @param unavailable what it means that there is no login now
 */
record SecretLogin(Secrets secrets, ObjectMapper json, String secretId, ReasonCode unavailable)
        implements DatabaseLogin {

    /** Read once until {@link #forget()}. */
    @Override
    public Map<String, String> read() {
        try {
            JsonNode login = json.readTree(secrets.text(secretId));
            return Map.of(
                    CredentialsProvider.USER_PROPERTY_NAME, word(login, "username"),
                    CredentialsProvider.PASSWORD_PROPERTY_NAME, word(login, "password"));
        } catch (TransientFault silent) {
            throw new TransientFault(unavailable).at(silent);
        } catch (JsonProcessingException unreadable) {
            throw new InternalFault(ReasonCode.SETTING_INVALID).at(unreadable);
        }
    }

    @Override
    public void prepare() {
        read();
    }

    /** After a rotation the next connection asks for the new one. */
    @Override
    public void forget() {
        secrets.forget(secretId);
    }

    private static String word(JsonNode login, String name) {
        JsonNode word = login.path(name);
        if (!word.isTextual()) {
            throw new InternalFault(ReasonCode.SETTING_INVALID);
        }
        return word.textValue();
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
