package health.pratique.clinical;

import health.pratique.database.Sql;
import health.pratique.model.SubjectToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Takes resources out as if they had never been: every version and every row of the index. */
final class Removal {

    private static final String RESOURCES =
            "delete from clinical_resource where custodian = ? and subject = ? returning seq";
    private static final String VERSIONS = "delete from clinical_version where custodian = ? and subject = ?";

    private static final String COUNT = """
            insert into clinical_erasure (custodian, subject, resources, versions) values (?, ?, ?, ?)
                on conflict (custodian, subject) do update set resources = clinical_erasure.resources + excluded.resources,
                   versions = clinical_erasure.versions + excluded.versions
            returning resources, versions""";
    private static final String HELD = """
            select (select count(*) from clinical_resource where custodian = ? and subject = ?) as resources,
                   (select count(*) from clinical_version where custodian = ? and subject = ?) as versions""";

    private static final String NAMED = """
            delete from clinical_resource r using unnest(?::text[], ?::text[]) k(type, id)
             where r.custodian = ? and r.view = ? and r.type = k.type and r.id = k.id returning r.seq""";
    private static final String NAMED_VERSIONS = """
            delete from clinical_version r using unnest(?::text[], ?::text[]) k(type, id)
             where r.custodian = ? and r.view = ? and r.type = k.type and r.id = k.id""";

    private Removal() {}

    /** @return how many of them were there */
    static int of(Connection connection, String custodian, View view, Collection<ResourceKey> keys)
            throws SQLException {
        List<String> types = keys.stream().map(ResourceKey::type).toList();
        List<String> ids = keys.stream().map(ResourceKey::id).toList();
        List<Long> seqs =
                Sql.of(NAMED).with(types, ids, custodian, view.code()).rows(connection, row -> row.getLong("seq"));
        Sql.of(NAMED_VERSIONS).with(types, ids, custodian, view.code()).execute(connection);
        new IndexWriter(custodian).remove(connection, seqs);
        return seqs.size();
    }

    /**
     * Of one patient, in both views.
     *
     * @return how much was taken out by this and every time before
     */
    static ResourceCount of(Connection connection, String custodian, SubjectToken subject) throws SQLException {
        List<Long> seqs =
                Sql.of(RESOURCES).with(custodian, subject.value()).rows(connection, row -> row.getLong("seq"));
        int before = Sql.of(VERSIONS).with(custodian, subject.value()).update(connection);
        new IndexWriter(custodian).remove(connection, seqs);
        return Sql.of(COUNT)
                .with(custodian, subject.value(), seqs.size(), seqs.size() + before)
                .row(connection, Removal::count)
                .orElseThrow();
    }

    static ResourceCount held(Connection connection, String custodian, SubjectToken subject) throws SQLException {
        return Sql.of(HELD)
                .with(custodian, subject.value(), custodian, subject.value())
                .row(
                        connection,
                        row -> new ResourceCount(
                                row.getInt("resources"), row.getInt("resources") + row.getInt("versions")))
                .orElseThrow();
    }

    private static ResourceCount count(ResultSet row) throws SQLException {
        return new ResourceCount(row.getInt("resources"), row.getInt("versions"));
    }
}
