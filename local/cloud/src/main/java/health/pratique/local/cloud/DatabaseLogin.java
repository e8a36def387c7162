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
import java.util.List;
import java.util.Optional;

/** The user and database that the template's secret and database say, so that PostgreSQL can have them. */
final class DatabaseLogin {

    private DatabaseLogin() {}

    /** Empty when the template has no database. */
    static Optional<PostgresLogin> of(SamTemplate template, SecretStore secrets) {
        List<DatabaseResource> databases = template.databases();
        if (databases.size() > 1) {
            throw new TemplateInvalid(databases.get(1).logicalId(), "the local cloud has one database");
        }
        return databases.stream().findFirst().map(database -> login(database, secrets));
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
