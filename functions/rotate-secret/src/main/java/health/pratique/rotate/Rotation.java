package health.pratique.rotate;

import static health.pratique.rotate.SecretVersions.CURRENT;
import static health.pratique.rotate.SecretVersions.PENDING;
import static health.pratique.rotate.SecretVersions.PREVIOUS;

import health.pratique.rotate.RotationFailed.Reason;
import health.pratique.rotate.RotationRequest.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.util.PasswordUtil;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The four steps of Secrets Manager's contract for a single user. Each may be repeated, and each begins where the last attempt
 * ended: the password that is to come is written down before the database hears of it, so that it is never the only one that nobody
 * knows. No function logs in as the owner, so that the moment between database and label is nobody's.
 */
record Rotation(SecretsManagerClient client, OwnerConnections databases, FunctionsRole functions) {

    /** @throws RotationFailed and the step is to be asked for again, unless the reason says otherwise */
    RotationReport perform(Order order) {
        SecretVersions secret = new SecretVersions(client, order.secretId());
        Map<String, List<String>> stages = secret.stages();
        List<String> own = stages.get(order.token());
        if (own == null) {
            throw new RotationFailed(Reason.VERSION_UNKNOWN);
        }
        if (own.contains(CURRENT)) {
            return RotationReport.currentAlready(order.step());
        }
        if (!own.contains(PENDING)) {
            throw new RotationFailed(Reason.VERSION_NOT_PENDING);
        }
        switch (order.step()) {
            case CREATE -> create(secret, order.token());
            case SET -> set(secret, order.token());
            case TEST -> test(secret, order.token());
            case FINISH -> secret.promote(order.token(), current(stages));
        }
        return RotationReport.done(order.step());
    }

    private static void create(SecretVersions secret, String token) {
        OwnerLogin present = required(secret.in(CURRENT));
        if (secret.pending(token).isEmpty()) {
            secret.propose(token, present.withPassword(NewPassword.make()));
        }
    }

    private void set(SecretVersions secret, String token) {
        OwnerLogin next = required(secret.pending(token));
        OwnerLogin present = required(secret.in(CURRENT));
        if (!next.opensWhat(present)) {
            throw new RotationFailed(Reason.ANOTHER_LOGIN);
        }
        boolean done = databases.perform(next, functions::ensure)
                || Stream.concat(Stream.of(present), secret.in(PREVIOUS).filter(next::opensWhat).stream())
                        .anyMatch(login -> databases.perform(login, connection -> change(connection, next)));
        if (!done) {
            throw new RotationFailed(Reason.LOGIN_REFUSED);
        }
    }

    /** Hashed before it is sent: no log of statements can hold it. The role comes first, as it fails without harm. */
    private void change(Connection connection, OwnerLogin next) throws SQLException {
        functions.ensure(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute(PasswordUtil.genAlterUserPasswordSQL(
                    next.user(), next.password().toCharArray(), "scram-sha-256"));
        }
    }

    private void test(SecretVersions secret, String token) {
        boolean taken = databases.perform(required(secret.pending(token)), connection -> {
            if (!connection.isValid(1)) {
                throw new SQLException("it does not answer");
            }
        });
        if (!taken) {
            throw new RotationFailed(Reason.LOGIN_REFUSED);
        }
    }

    private static Optional<String> current(Map<String, List<String>> stages) {
        return stages.entrySet().stream()
                .filter(version -> version.getValue().contains(CURRENT))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static OwnerLogin required(Optional<OwnerLogin> login) {
        return login.orElseThrow(() -> new RotationFailed(Reason.SECRET_UNREADABLE));
    }
}
