package health.pratique.consent;

import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.model.Custodian;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Looks into the tables, past the code under test; as the same role, so bound by the same policies. */
record ConsentTables(EmbeddedPostgresServer postgres) {

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
    }

    List<String> decisions(ConsentQuestion question) throws SQLException {
        return lines(
                question.custodian(),
                "select concat_ws(' ', decision, coalesce(reason, 'null'), coalesce(consent_id::text, 'null'),"
                        + " coalesce(consent_version::text, 'null'))"
                        + " from consent_decision where document_id = ? and execution = ?",
                question.document().value(),
                question.execution());
    }

    List<String> versions(Custodian custodian, UUID consent) throws SQLException {
        return lines(custodian, "select version || ' ' || status from consent where id = ? order by version", consent);
    }

    List<String> provisions(Custodian custodian, ConsentReference consent) throws SQLException {
        return lines(
                custodian,
                "select ruling || ' ' || purpose from consent_provision where consent_id = ? and consent_version = ?",
                consent.id(),
                consent.version());
    }

    /** The first column of each row that the custodian may see. */
    List<String> lines(Custodian custodian, String sql, Object... arguments) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement open =
                    connection.prepareStatement("select set_config('pratique.custodian', ?, true)")) {
                open.setString(1, custodian.value());
                open.execute();
            }
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    query.setObject(i + 1, arguments[i]);
                }
                List<String> lines = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
                return lines;
            } finally {
                connection.rollback();
            }
        }
    }
}
