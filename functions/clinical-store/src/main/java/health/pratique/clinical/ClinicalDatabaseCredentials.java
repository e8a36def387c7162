package health.pratique.clinical;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.database.DatabaseLogin;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.Secrets;
import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** The clinical database's login, as the data source asks for it. */
@Named("clinical-database")
@ApplicationScoped
@Unremovable
public class ClinicalDatabaseCredentials implements CredentialsProvider {

    private final Secrets secrets;
    private final ClinicalSettings settings;
    private final ObjectMapper json;

    public ClinicalDatabaseCredentials(Secrets secrets, ClinicalSettings settings, ObjectMapper json) {
        this.secrets = secrets;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public Map<String, String> getCredentials(String providerName) {
        return login().read();
    }

    DatabaseLogin login() {
        return new DatabaseLogin(secrets, json, settings.databaseSecret(), ReasonCode.CLINICAL_STORE_UNAVAILABLE);
    }
}
