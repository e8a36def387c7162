package health.pratique.database;

import java.util.Optional;

/** Where a database is and as whom a function logs in: by a secret, or as a user by IAM; never both. */
public interface LoginSettings {

    /** {@code jdbc:postgresql://host:port/database} */
    String databaseUrl();

    /** Secrets Manager id of the login: {@code {"username": …, "password": …}}, as RDS keeps it. */
    Optional<String> databaseSecret();

    /** The role that logs in with a token of IAM for its password. */
    Optional<String> databaseUser();
}
