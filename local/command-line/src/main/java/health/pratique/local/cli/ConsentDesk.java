package health.pratique.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.consent.ConsentLedger;
import health.pratique.consent.ConsentRecords;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.ConsentStatement;
import health.pratique.consent.PolicyLedger;
import health.pratique.consent.StoredConsent;
import health.pratique.consent.fhir.FhirConsent;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records consents on a running platform: patients by their identifiers, which become tokens here. */
public final class ConsentDesk {

    private final ConsentLedger ledger;
    private final ConsentRecords records;
    private final SubjectKeys keys;
    private final ConsentAnnouncement announcement;

    public ConsentDesk(Connection platform) {
        JsonNode login = login(platform);
        ledger = ConsentLedger.at(
                url(platform),
                login.path("username").asText(),
                login.path("password").asText());
        records = ConsentRecords.at(
                url(platform),
                login.path("username").asText(),
                login.path("password").asText());
        keys = platform.subjectKeys();
        announcement = new ConsentAnnouncement(platform.events());
    }

    /**
     * Puts a FHIR R4 Consent on record.
     *
     * @param patient who it is at the custodian; absent takes what the resource says
     */
    StoredConsent put(Custodian custodian, @Nullable String patient, byte[] resource) {
        StoredConsent stored = records.put(custodian, new FhirConsent(keys).read(custodian, patient, resource));
        announcement.changed(custodian);
        return stored;
    }

    ConsentRecords records() {
        return records;
    }

    /** Empty for a patient that the custodian has neither document nor consent of, any more. */
    Optional<SubjectToken> find(Custodian custodian, String patient) {
        return keys.find(custodian, patient);
    }

    /** What custodians' written policies permit without a consent. */
    static PolicyLedger policies(Connection platform) {
        JsonNode login = login(platform);
        return PolicyLedger.at(
                url(platform),
                login.path("username").asText(),
                login.path("password").asText());
    }

    /** The consent database itself, as the functions' role; for a benchmark that fills it. */
    public static java.sql.Connection database(Connection platform) throws SQLException {
        JsonNode login = login(platform);
        return DriverManager.getConnection(
                url(platform),
                login.path("username").asText(),
                login.path("password").asText());
    }

    private static String url(Connection platform) {
        return platform.info().setting("PRATIQUE_CONSENT_DATABASE_URL");
    }

    private static JsonNode login(Connection platform) {
        try {
            return new ObjectMapper().readTree(platform.secret("PRATIQUE_CONSENT_DATABASE_SECRET"));
        } catch (JsonProcessingException garbled) {
            throw new CommandFailed("the secret of the consent database is not JSON with username and password");
        }
    }

    public ConsentReference record(Custodian custodian, String patient, ConsentStatement statement) {
        ConsentReference recorded = ledger.record(custodian, keys.token(custodian, patient), statement);
        announcement.changed(custodian);
        return recorded;
    }

    public ConsentReference withdraw(Custodian custodian, String patient) {
        SubjectToken subject = keys.token(custodian, patient);
        ConsentReference withdrawn = ledger.withdraw(custodian, subject);
        announcement.changed(custodian);
        return withdrawn;
    }
}
