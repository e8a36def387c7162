package health.pratique.local.cloud.postgres;

import java.security.SecureRandom;
import java.util.Base64;

/** The role that applications use; it owns the database and is no superuser. */
public record PostgresLogin(String database, String user, String password) {

    private static final String NAME = "[a-z][a-z0-9_]{0,62}";

    public PostgresLogin {
        if (!database.matches(NAME) || !user.matches(NAME)) {
            throw new IllegalArgumentException("Database and user are lower-case identifiers of up to 63 characters.");
        }
    }

    /** Database and user {@code pratique} with a random password. */
    public static PostgresLogin random() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return new PostgresLogin("pratique", "pratique", Base64.getUrlEncoder().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return user + "@" + database;
    }
}
