package health.pratique.consent;

import io.smallrye.config.ConfigMapping;

/** Where the consent database is, as {@code PRATIQUE_CONSENT_*} environment variables. */
@ConfigMapping(prefix = "pratique.consent")
public interface ConsentSettings {

    /** Secrets Manager id of the login: {@code {"username": …, "password": …}}, as RDS keeps it. */
    String databaseSecret();
}
