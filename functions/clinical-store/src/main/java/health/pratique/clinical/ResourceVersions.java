package health.pratique.clinical;

import health.pratique.database.Sql;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.SubjectToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of resources and their versions, as one transaction changes them, and the index with them. */
final class ResourceVersions {

    private static final String ORIGIN = ", r.document, r.release, r.received";

    private static final String CURRENT = "select " + ResourceRows.COLUMNS + ORIGIN + """
            , r.seq from clinical_resource r where r.custodian = ? and r.view = ? and r.type = ? and r.id = ? for update""";

    private static final String KEEP = """
            insert into clinical_version (custodian, view, type, id, version, updated, deleted, patient, subject, labels, content,
                   document, release, received)
            select custodian, view, type, id, version, updated, deleted, patient, subject, labels, content, document, release, received
              from clinical_resource where custodian = ? and seq = ?""";

    private static final String ADD = """
            insert into clinical_resource (custodian, view, type, id, version, updated, patient, subject, labels, content,
                   document, release, received)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (custodian, view, type, id) do nothing returning seq""";

    private static final String REPLACE = """
            update clinical_resource set version = ?, updated = ?, deleted = ?, labels = ?, content = ?,
                   document = ?, release = ?, received = ?
             where custodian = ? and seq = ?""";

    private static final String REMARK = "update clinical_resource set release = ? where custodian = ? and seq = ?";

    private static final String OF_ONE =
            " from clinical_version r where r.custodian = ? and r.view = ? and r.type = ? and r.id = ?";
    private static final String OF_RELEASE = "select 1" + OF_ONE + " and r.document = ? and r.release = ?";
    private static final String LATEST = "select " + ResourceRows.COLUMNS + ORIGIN + OF_ONE
            + " and r.document is not null order by r.received desc, r.version desc limit 1";
    private static final String FORGET = "delete" + OF_ONE + " and r.document = ? and r.release <> ?";

    private final Connection connection;
    private final Custodian custodian;
    private final View view;
    private final IndexWriter index;

    ResourceVersions(Connection connection, Custodian custodian, View view) {
        this.connection = connection;
        this.custodian = custodian;
        this.view = view;
        this.index = new IndexWriter(custodian.value());
    }

    /** @param origin null for what a client wrote */
    record Version(StoredResource resource, @Nullable Origin origin) {}

    /** The present version, its row locked until the transaction's end. */
    record Current(StoredResource resource, @Nullable Origin origin, long seq) {}

    Optional<Current> current(ResourceKey key) throws SQLException {
        return of(CURRENT, key)
                .row(connection, row -> new Current(ResourceRows.read(row), origin(row), row.getLong("seq")));
    }

    /** Empty when the id is taken. */
    Optional<Long> add(StoredResource added, IndexEntries entries, @Nullable Origin origin) throws SQLException {
        SubjectToken subject = added.subject();
        Sql sql = of(ADD, added.key())
                .with(added.version(), added.lastUpdated(), added.patient())
                .with(subject == null ? null : subject.value(), added.labels(), added.json());
        Optional<Long> seq = with(sql, origin).row(connection, row -> row.getLong("seq"));
        seq.ifPresent(number -> index.add(number, entries));
        return seq;
    }

    /** Before it is replaced: it stays as a version. */
    void keep(Current current) throws SQLException {
        Sql.of(KEEP).with(custodian.value(), current.seq()).execute(connection);
    }

    Current replace(Current current, StoredResource next, Optional<IndexEntries> entries, @Nullable Origin origin)
            throws SQLException {
        Sql sql = Sql.of(REPLACE).with(next.version(), next.lastUpdated(), next.deleted(), next.labels(), next.json());
        with(sql, origin).with(custodian.value(), current.seq()).execute(connection);
        index.flush(connection);
        index.remove(connection, List.of(current.seq()));
        entries.ifPresent(found -> index.add(current.seq(), found));
        return new Current(next, origin, current.seq());
    }

    /** A later release says the same. */
    void remark(Current current, Origin origin) throws SQLException {
        Sql.of(REMARK).with(origin.release(), custodian.value(), current.seq()).execute(connection);
    }

    /** Whether what this release says is a version already that another came to stand before. */
    boolean has(ResourceKey key, Origin origin) throws SQLException {
        return of(OF_RELEASE, key)
                .with(origin.document().value(), origin.release())
                .row(connection, row -> true)
                .orElse(false);
    }

    /** Of the versions that documents said, the one of the document that came last. */
    Optional<Version> latest(ResourceKey key) throws SQLException {
        return of(LATEST, key).row(connection, row -> new Version(ResourceRows.read(row), origin(row)));
    }

    /** @param kept of this release the versions stay */
    void forget(ResourceKey key, DocumentId document, long kept) throws SQLException {
        of(FORGET, key).with(document.value(), kept).execute(connection);
    }

    /** After it the index says what was changed. */
    void flush() throws SQLException {
        index.flush(connection);
    }

    private Sql of(String statement, ResourceKey key) {
        return Sql.of(statement).with(custodian.value(), view.code(), key.type(), key.id());
    }

    private static Sql with(Sql sql, @Nullable Origin origin) {
        return origin == null
                ? sql.with(null, null, null)
                : sql.with(origin.document().value(), origin.release(), origin.received());
    }

    private static @Nullable Origin origin(ResultSet row) throws SQLException {
        @Nullable String document = row.getString("document");
        return document == null
                ? null
                : new Origin(new DocumentId(document), row.getLong("release"), Sql.instant(row, "received"));
    }
}
