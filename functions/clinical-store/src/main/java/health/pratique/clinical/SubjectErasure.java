package health.pratique.clinical;

import health.pratique.database.Sql;
import health.pratique.model.SubjectToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Takes out all that is kept of one patient: both views, every version, every row of the index. */
final class SubjectErasure {

    private static final String RESOURCES =
            "delete from clinical_resource where custodian = ? and subject = ? returning seq";
    private static final String VERSIONS = "delete from clinical_version where custodian = ? and subject = ?";

    private SubjectErasure() {}

    /** @return how many resources were there, each view counted */
    static int perform(Connection connection, String custodian, SubjectToken subject) throws SQLException {
        List<Long> seqs =
                Sql.of(RESOURCES).with(custodian, subject.value()).rows(connection, row -> row.getLong("seq"));
        Sql.of(VERSIONS).with(custodian, subject.value()).execute(connection);
        new IndexWriter(custodian).remove(connection, seqs);
        return seqs.size();
    }
}
