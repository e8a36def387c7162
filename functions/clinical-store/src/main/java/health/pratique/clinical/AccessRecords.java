package health.pratique.clinical;

import health.pratique.database.Question;
import health.pratique.database.Sql;
import health.pratique.model.EmergencyReason;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Rows of who was shown what of whom. */
final class AccessRecords {

    private static final String ADD = """
            insert into clinical_access (custodian, subject, request, actor, client, role, purpose, emergency, interaction,
                                         view, resources)
            select ?, shown.subject, ?, ?, ?, ?, ?, ?, ?, ?, shown.resources
              from unnest(cast(? as char(64)[]), cast(? as integer[])) as shown (subject, resources)""";

    private static final String OF_A_SUBJECT = """
            select * from clinical_access where custodian = ? and subject = ? order by seq limit ?""";

    private AccessRecords() {}

    static Question<Map<SubjectToken, Integer>> adding(
            String custodian, Access access, Map<SubjectToken, Integer> shown) {
        List<SubjectToken> subjects = List.copyOf(shown.keySet());
        EmergencyReason emergency = access.emergency();
        Sql sql = Sql.of(ADD)
                .with(custodian, access.request(), access.actor(), access.client(), access.role())
                .with(access.purpose().name(), emergency == null ? null : emergency.name())
                .with(access.interaction(), access.view().code())
                .with(subjects.stream().map(SubjectToken::value).toList())
                .with(subjects.stream().map(shown::get).toList());
        return new Question<>(sql, results -> shown);
    }

    static Question<List<RecordedAccess>> of(String custodian, SubjectToken subject, int limit) {
        return new Question<>(
                Sql.of(OF_A_SUBJECT).with(custodian, subject.value(), limit),
                results -> results.rows(AccessRecords::recorded));
    }

    private static RecordedAccess recorded(ResultSet row) throws SQLException {
        String emergency = row.getString("emergency");
        return new RecordedAccess(
                Sql.instant(row, "at"),
                new Access(
                        row.getString("request"),
                        row.getString("actor"),
                        row.getString("client"),
                        row.getString("role"),
                        PurposeOfUse.valueOf(row.getString("purpose")),
                        emergency == null ? null : EmergencyReason.valueOf(emergency),
                        row.getString("interaction"),
                        View.of(row.getString("view"))),
                row.getInt("resources"));
    }
}
