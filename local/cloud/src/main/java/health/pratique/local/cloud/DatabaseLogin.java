package health.pratique.local.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.local.cloud.secrets.SecretStore;
import health.pratique.local.cloud.secrets.StoredSecret;
import health.pratique.local.cloud.template.DatabaseResource;
import health.pratique.local.cloud.template.SamTemplate;
import health.pratique.local.cloud.template.TemplateInvalid;
import java.util.ArrayList;
import java.util.List;

/** The users and databases that the template's secrets and databases say, so that one PostgreSQL can have them all. */
final class DatabaseLogin {

    private DatabaseLogin() {}

    /** One for each database, in the template's order. */
    static List<PostgresLogin> of(SamTemplate template, SecretStore secrets) {
        List<PostgresLogin> logins = new ArrayList<>();
        for (DatabaseResource database : template.databases()) {
            PostgresLogin login = login(database, secrets);
            if (logins.stream()
                    .anyMatch(other -> other.user().equals(login.user())
                            || other.database().equals(login.database()))) {
                throw new TemplateInvalid(
                        database.logicalId(),
                        "has the user or the name of another, and the local cloud has one server");
            }
            logins.add(login);
        }
        return logins;
    }

    private static PostgresLogin login(DatabaseResource database, SecretStore secrets) {
        String place = database.logicalId() + ".MasterUserPassword";
        String arn = database.secretArn().orElseThrow(() -> new TemplateInvalid(place, "is missing"));
        StoredSecret secret = secrets.find(arn)
                .orElseThrow(() -> new TemplateInvalid(place, "refers to a secret that the template does not have"));
        try {
            JsonNode value = new ObjectMapper().readTree(secret.value());
            return new PostgresLogin(
                    database.databaseName().orElse("postgres"),
                    value.path("username").asText(),
                    value.path("password").asText());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new TemplateInvalid(
                    place, "the secret needs a username and a password, and names are lower-case identifiers");
        }
    }
}
