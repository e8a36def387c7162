package health.pratique.consent;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.database.DatabaseLogin;
import health.pratique.fault.ReasonCode;
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
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE if Secrets Manager does not answer
     * @throws health.pratique.fault.InternalFault SETTING_INVALID if the secret is no JSON with a username and a password
     */
    Map<String, String> read() {
        return login().read();
    }

    /** The login was refused: after a rotation the next connection asks for the new one. */
    void forget() {
        login().forget();
    }

    private DatabaseLogin login() {
        return new DatabaseLogin(secrets, json, settings.databaseSecret(), ReasonCode.CONSENT_STORE_UNAVAILABLE);
    }
}
