package health.pratique.clinical;

import health.pratique.database.Sql;
import health.pratique.model.Custodian;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The custodians' seals, kept beside what they protect and made at first need. */
final class CursorSeals {

    private static final int SECRET_BYTES = 32;
    private static final String ADD =
            "insert into clinical_seal (custodian, secret) values (?, ?) on conflict (custodian) do nothing";
    private static final String READ = "select secret from clinical_seal where custodian = ?";

    private final Map<Custodian, CursorSeal> known = new ConcurrentHashMap<>();

    Optional<CursorSeal> known(Custodian custodian) {
        return Optional.ofNullable(known.get(custodian));
    }

    CursorSeal of(Connection connection, Custodian custodian) throws SQLException {
        CursorSeal held = known.get(custodian);
        if (held != null) {
            return held;
        }
        CursorSeal seal = read(connection, custodian);
        known.put(custodian, seal);
        return seal;
    }

    private static CursorSeal read(Connection connection, Custodian custodian) throws SQLException {
        Sql read = Sql.of(READ).with(custodian.value());
        var found = read.row(connection, row -> new CursorSeal(row.getBytes("secret")));
        if (found.isPresent()) {
            return found.get();
        }
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Sql.of(ADD).with(custodian.value(), secret).execute(connection);
        return read.row(connection, row -> new CursorSeal(row.getBytes("secret")))
                .orElseThrow(() -> new SQLException("the seal that was made is not there"));
    }
}
