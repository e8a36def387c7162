package health.pratique.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.Secrets;
import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** The database login out of Secrets Manager, asked for when a connection is opened and not before. */
@Named("consent-database")
@ApplicationScoped
@Unremovable
public class ConsentDatabaseCredentials implements CredentialsProvider {

    private final Secrets secrets;
    private final ConsentSettings settings;
    private final ObjectMapper json;

    public ConsentDatabaseCredentials(Secrets secrets, ConsentSettings settings, ObjectMapper json) {
        this.secrets = secrets;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public Map<String, String> getCredentials(String providerName) {
        return read();
    }

    /**
     * The login, read once until {@link #forget()}.
     *
     * @throws TransientFault CONSENT_STORE_UNAVAILABLE if Secrets Manager does not answer
     * @throws InternalFault SETTING_INVALID if the secret is no JSON with a username and a password
     */
    Map<String, String> read() {
        try {
            JsonNode login = json.readTree(secrets.text(settings.databaseSecret()));
            return Map.of(USER_PROPERTY_NAME, word(login, "username"), PASSWORD_PROPERTY_NAME, word(login, "password"));
        } catch (TransientFault unavailable) {
            throw new TransientFault(ReasonCode.CONSENT_STORE_UNAVAILABLE).at(unavailable);
        } catch (JsonProcessingException unreadable) {
            throw new InternalFault(ReasonCode.SETTING_INVALID).at(unreadable);
        }
    }

    /** The login was refused: after a rotation the next connection asks for the new one. */
    void forget() {
        secrets.forget(settings.databaseSecret());
    }

    private static String word(JsonNode login, String name) {
        JsonNode word = login.path(name);
        if (!word.isTextual()) {
            throw new InternalFault(ReasonCode.SETTING_INVALID);
        }
        return word.textValue();
    }
}
