package health.pratique.rotate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The role that functions log in as: it has no password, makes and owns the tables, and may nothing beside. RDS lets it in with a
 * token of IAM, where there is RDS: {@code rds_iam} is its role for that, and no other PostgreSQL has it.
 *
 * @param name as in {@code rds-db:connect} of the functions' policies
 */
record FunctionsRole(String name) {

    private static final String IAM = "rds_iam";

    /** Does nothing where all of it is as it should be. */
    void ensure(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            String role = statement.enquoteIdentifier(name, true);
            if (!exists(owner, name)) {
                statement.execute("create role " + role + " login nosuperuser nocreatedb nocreaterole noreplication");
            }
            if (exists(owner, IAM) && !isMember(owner)) {
                statement.execute("grant " + IAM + " to " + role);
            }
            statement.execute("grant usage, create on schema public to " + role);
        }
    }

    private static boolean exists(Connection owner, String role) throws SQLException {
        return yes(owner, "select count(*) > 0 from pg_catalog.pg_roles where rolname = ?", role);
    }

    private boolean isMember(Connection owner) throws SQLException {
        return yes(owner, "select pg_has_role(?, '" + IAM + "', 'member')", name);
    }

    private static boolean yes(Connection owner, String question, String role) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(question)) {
            statement.setString(1, role);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
