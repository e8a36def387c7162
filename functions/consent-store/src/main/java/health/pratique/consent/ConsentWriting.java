package health.pratique.consent;

import health.pratique.database.Sql;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A version of a consent in FHIR's form, as rows: itself, and its provisions each with what it is an exception to. */
final class ConsentWriting {

    private static final String ADD_VERSION = """
            insert into consent (custodian, id, version, subject, status, recorded_at,
                                 resource, source_sha256, said_at, categories, purposes)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String ADD_PROVISION = """
            insert into consent_provision (custodian, consent_id, consent_version, ordinal, parent, ruling, criteria,
                                           period_start, period_end, obligations, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String PROVISIONS = """
            select * from consent_provision where custodian = ? and consent_id = ? and consent_version = ? order by ordinal""";

    private ConsentWriting() {}

    static void write(Connection connection, Custodian custodian, ConsentDraft draft, int version, Instant now)
            throws SQLException {
        Sql.of(ADD_VERSION)
                .with(custodian.value(), draft.id(), version, draft.subject().value(), draft.status(), now)
                .with(draft.resource(), draft.sourceSha256(), draft.saidAt())
                .with(draft.categories(), draft.purposes())
                .execute(connection);
        add(connection, custodian, new ConsentReference(draft.id(), version), draft.rule(), 1, null, now);
    }

    /** @return the ordinal after the last */
    private static int add(
            Connection connection,
            Custodian custodian,
            ConsentReference consent,
            ConsentRule rule,
            int ordinal,
            @Nullable Integer parent,
            Instant now)
            throws SQLException {
        Sql.of(ADD_PROVISION)
                .with(custodian.value(), consent.id(), consent.version(), ordinal, parent)
                .with(rule.ruling().name())
                .with(rule.scope().criteria().isEmpty() ? null : CriteriaJson.write(rule.scope()))
                .with(rule.period().from(), rule.period().until())
                .with(rule.obligations(), now)
                .execute(connection);
        int next = ordinal + 1;
        for (ConsentRule exception : rule.exceptions()) {
            next = add(connection, custodian, consent, exception, next, ordinal, now);
        }
        return next;
    }

    static List<ConsentProvision> read(Connection connection, Custodian custodian, ConsentReference consent)
            throws SQLException {
        return RuleTree.provisions(Sql.of(PROVISIONS)
                .with(custodian.value(), consent.id(), consent.version())
                .rows(connection, ConsentWriting::row));
    }

    static ProvisionRow row(ResultSet from) throws SQLException {
        ProvisionRow row = new ProvisionRow();
        row.custodian = from.getString("custodian");
        row.consentId = from.getObject("consent_id", UUID.class);
        row.consentVersion = from.getInt("consent_version");
        row.ordinal = from.getInt("ordinal");
        row.parent = from.getObject("parent", Integer.class);
        row.ruling = ConsentDecision.valueOf(from.getString("ruling"));
        row.purpose = code(from.getString("purpose"), PurposeOfUse::valueOf);
        row.kind = code(from.getString("document_kind"), DocumentKind::valueOf);
        row.criteria = from.getString("criteria");
        row.periodStart = time(from, "period_start");
        row.periodEnd = time(from, "period_end");
        row.obligations = words(from.getArray("obligations"));
        row.recordedAt = from.getObject("recorded_at", OffsetDateTime.class).toInstant();
        return row;
    }

    private static <E> @Nullable E code(@Nullable String name, Function<String, E> parse) {
        return name == null ? null : parse.apply(name);
    }

    private static List<String> words(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
