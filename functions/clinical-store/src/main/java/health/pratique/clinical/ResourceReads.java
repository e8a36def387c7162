package health.pratique.clinical;

import health.pratique.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is looked up by name and not searched for. */
record ResourceReads(Connection connection, String custodian, View view) {

    private static final String ONE = "select " + ResourceRows.COLUMNS
            + " from clinical_resource r where r.custodian = ? and r.view = ? and r.type = ? and r.id = ?";
    private static final String ONE_VERSION = "select " + ResourceRows.COLUMNS
            + " from clinical_version r where r.custodian = ? and r.view = ? and r.type = ? and r.id = ? and r.version = ?";
    private static final String VERSIONS = "select " + ResourceRows.COLUMNS
            + " from clinical_version r where r.custodian = ? and r.view = ? and r.type = ? and r.id = ?"
            + " order by r.version desc limit ?";
    private static final String NAMED = "select " + ResourceRows.COLUMNS
            + " from unnest(?::text[], ?::text[]) k(type, id) join clinical_resource r"
            + " on r.custodian = ? and r.view = ? and r.type = k.type and r.id = k.id and not r.deleted";

    Optional<StoredResource> read(String type, String id) throws SQLException {
        if (!new ResourceKey(type, id).canBe()) {
            return Optional.empty();
        }
        return Sql.of(ONE).with(custodian, view.code(), type, id).row(connection, ResourceRows::read);
    }

    Optional<StoredResource> version(String type, String id, int version) throws SQLException {
        Optional<StoredResource> present = read(type, id);
        return present.isEmpty() || present.get().version() == version
                ? present
                : Sql.of(ONE_VERSION)
                        .with(custodian, view.code(), type, id, version)
                        .row(connection, ResourceRows::read);
    }

    List<StoredResource> history(String type, String id, int limit) throws SQLException {
        Optional<StoredResource> present = read(type, id);
        if (present.isEmpty()) {
            return List.of();
        }
        List<StoredResource> versions = new ArrayList<>(List.of(present.get()));
        versions.addAll(Sql.of(VERSIONS)
                .with(custodian, view.code(), type, id, limit - versions.size())
                .rows(connection, ResourceRows::read));
        return versions;
    }

    List<StoredResource> named(Collection<ResourceKey> keys) throws SQLException {
        List<ResourceKey> possible =
                keys.stream().filter(ResourceKey::canBe).distinct().toList();
        return Sql.of(NAMED)
                .with(
                        possible.stream().map(ResourceKey::type).toList(),
                        possible.stream().map(ResourceKey::id).toList(),
                        custodian,
                        view.code())
                .rows(connection, ResourceRows::read);
    }

    List<StoredResource> referring(
            String type, String parameter, Set<ResourceKey> targets, @Nullable Confinement within, int limit)
            throws SQLException {
        IndexKeys keys = new IndexKeys(view, type);
        List<UUID> wanted = targets.stream()
                .map(target -> keys.reference(parameter, target.toString()))
                .toList();
        SearchSql sql = new SearchSql(custodian, view).where("r.type = ?", type).having(wanted);
        confine(sql, within);
        return sql.limited("r.seq", limit).rows(connection, ResourceRows::read);
    }

    ExportChunk chunk(ExportSlice slice) throws SQLException {
        SearchSql sql = new SearchSql(custodian, view).column("r.seq", "seq").where("r.seq > ?", slice.after());
        if (slice.type() != null) {
            sql.where("r.type = ?", slice.type());
        }
        if (slice.since() != null) {
            sql.where("r.updated >= ?", slice.since());
        }
        confine(sql, slice.within());
        List<Numbered> rows = sql.limited("r.seq", slice.limit() + 1)
                .rows(connection, row -> new Numbered(ResourceRows.read(row), row.getLong("seq")));
        boolean more = rows.size() > slice.limit();
        List<Numbered> kept = more ? rows.subList(0, slice.limit()) : rows;
        long next = kept.isEmpty() ? slice.after() : kept.getLast().seq();
        return new ExportChunk(kept.stream().map(Numbered::resource).toList(), next, more);
    }

    private record Numbered(StoredResource resource, long seq) {}

    private static void confine(SearchSql sql, @Nullable Confinement within) {
        if (within != null) {
            sql.where(
                    within.withoutPatient() ? "(r.patient is null or r.patient = any(?))" : "r.patient = any(?)",
                    within.patients());
        }
    }
}
