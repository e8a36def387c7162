package health.pratique.local.cli.bench;

import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Invented consents of many patients: a purpose is allowed, psychotherapy notes are not.
 *
 * @param each patients of a custodian
 */
record ManyConsents(int custodians, int each, PurposeOfUse purpose) {

    private static final int AT_A_TIME = 50_000;

    private static final String ADD = """
            with added as (
                insert into consent (custodian, id, version, subject, status, recorded_at)
                select ?, gen_random_uuid(), 1, encode(sha256(convert_to(?::text || ' ' || n, 'UTF8')), 'hex'), 'active', now()
                  from generate_series(?::integer, ?::integer) n
                returning custodian, id)
            insert into consent_provision (custodian, consent_id, consent_version, ordinal, ruling, purpose, document_kind, recorded_at)
            select custodian, id, 1, said.ordinal, said.ruling, said.purpose, said.kind, now()
              from added, (values (1, 'PERMIT', ?, null), (2, 'DENY', null, 'PSYCHOTHERAPY_NOTE'))
                          as said (ordinal, ruling, purpose, kind)""";

    Custodian custodian(int number) {
        return new Custodian("bench-clinic-" + number % custodians);
    }

    /** Over all patients, in an order in which neighbours are far apart; from the first again after the last. */
    SubjectToken subject(int number) {
        return subject(custodian(number), 1 + (number / custodians * 7_919L) % each);
    }

    /** @param patient from 1 to {@link #each} */
    static SubjectToken subject(Custodian custodian, long patient) {
        try {
            byte[] name = (custodian + " " + patient).getBytes(StandardCharsets.UTF_8);
            return new SubjectToken(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(name)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    void fill(Connection database, PrintWriter progress) throws SQLException {
        database.setAutoCommit(false);
        for (int i = 0; i < custodians; i++) {
            for (int first = 1; first <= each; first += AT_A_TIME) {
                add(database, custodian(i), first, Math.min(each, first + AT_A_TIME - 1));
            }
            progress.printf("%,d of %,d consents%n", (i + 1) * each, custodians * each);
            progress.flush();
        }
        for (String table : new String[] {"consent", "consent_provision"}) {
            execute(database, "analyze " + table);
        }
        database.commit();
    }

    private void add(Connection database, Custodian custodian, int first, int last) throws SQLException {
        execute(database, "select set_config('pratique.custodian', ?, true)", custodian.value());
        execute(database, ADD, custodian.value(), custodian.value(), first, last, purpose.name());
        database.commit();
    }

    private static void execute(Connection database, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
        }
    }
}
