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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clinical database's login, as the data source asks for it. */
@Named("clinical-database")
@ApplicationScoped
@Unremovable
public class ClinicalDatabaseCredentials implements CredentialsProvider {

    private final DatabaseLogin login;

    public ClinicalDatabaseCredentials(
            Secrets secrets,
            ClinicalSettings settings,
            ObjectMapper json,
            @ConfigProperty(name = "aws.region", defaultValue = "unknown") String region) {
        this.login = DatabaseLogin.of(settings, secrets, json, region, ReasonCode.CLINICAL_STORE_UNAVAILABLE);
    }

    @Override
    public Map<String, String> getCredentials(String providerName) {
        return login.read();
    }

    DatabaseLogin login() {
        return login;
    }
}
