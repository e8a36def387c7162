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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The consent database's login, as the data source asks for it. */
@Named("consent-database")
@ApplicationScoped
@Unremovable
public class ConsentDatabaseCredentials implements CredentialsProvider {

    private final DatabaseLogin login;

    public ConsentDatabaseCredentials(
            Secrets secrets,
            ConsentSettings settings,
            ObjectMapper json,
            @ConfigProperty(name = "aws.region", defaultValue = "unknown") String region) {
        this.login = DatabaseLogin.of(settings, secrets, json, region, ReasonCode.CONSENT_STORE_UNAVAILABLE);
    }

    @Override
    public Map<String, String> getCredentials(String providerName) {
        return login.read();
    }

    /**
     * Makes the login ready, before a connection waits for it.
     *
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE if nobody tells it now
     * @throws health.pratique.fault.InternalFault SETTING_INVALID if the settings or the secret are wrong
     */
    void prepare() {
        login.prepare();
    }

    /** The login was refused: after a rotation the next connection asks for the new one. */
    void forget() {
        login.forget();
    }
}
