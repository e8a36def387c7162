package health.pratique.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.Secrets;
import io.quarkus.credentials.CredentialsProvider;
import java.util.Map;

/** As whom a connection is opened, asked for when it is opened and not before. */
public sealed interface DatabaseLogin extends DatabaseAccess permits SecretLogin, IamLogin {

    /**
     * As the settings say.
     *
     * @param region that the function runs in, for a token of IAM
     * @param unavailable what it means that there is no login now
     * @throws InternalFault SETTING_INVALID if they name both a secret and a user, or neither
     */
    static DatabaseLogin of(
            LoginSettings settings, Secrets secrets, ObjectMapper json, String region, ReasonCode unavailable) {
        if (settings.databaseSecret().isPresent() == settings.databaseUser().isPresent()) {
            throw new InternalFault(ReasonCode.SETTING_INVALID);
        }
        return settings.databaseSecret()
                .<DatabaseLogin>map(secret -> new SecretLogin(secrets, json, secret, unavailable))
                .orElseGet(() -> IamLogin.of(
                        settings.databaseUrl(), settings.databaseUser().orElseThrow(), region, unavailable));
    }

    /**
     * The login under the names that {@link CredentialsProvider} wants.
     *
     * @throws health.pratique.fault.TransientFault if nobody tells it now
     * @throws InternalFault SETTING_INVALID if what is told is no login
     */
    Map<String, String> read();
}
