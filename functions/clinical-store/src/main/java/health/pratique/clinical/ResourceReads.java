package health.pratique.clinical;

import health.pratique.database.Question;
import health.pratique.database.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is looked up by name and not searched for. */
record ResourceReads(String custodian, View view) {

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

    Question<Optional<StoredResource>> read(ResourceKey key) {
        return new Question<>(of(ONE, key), results -> results.rows(ResourceRows::read).stream()
                .findFirst());
    }

    /** The present one, if it is of this version. */
    Question<Optional<StoredResource>> version(ResourceKey key, int version) {
        return new Question<>(of(ONE, key).and(of(ONE_VERSION, key).with(version)), results -> {
            Optional<StoredResource> present =
                    results.rows(ResourceRows::read).stream().findFirst();
            List<StoredResource> before = results.rows(ResourceRows::read);
            return present.filter(found -> found.version() == version)
                    .or(() -> before.stream().findFirst());
        });
    }

    Question<List<StoredResource>> history(ResourceKey key, int limit) {
        return new Question<>(of(ONE, key).and(of(VERSIONS, key).with(limit - 1)), results -> {
            List<StoredResource> versions = new ArrayList<>(results.rows(ResourceRows::read));
            versions.addAll(results.rows(ResourceRows::read));
            return versions;
        });
    }

    Question<List<StoredResource>> named(Collection<ResourceKey> keys) {
        List<ResourceKey> possible =
                keys.stream().filter(ResourceKey::canBe).distinct().toList();
        Sql sql = Sql.of(NAMED)
                .with(
                        possible.stream().map(ResourceKey::type).toList(),
                        possible.stream().map(ResourceKey::id).toList(),
                        custodian,
                        view.code());
        return new Question<>(sql, results -> results.rows(ResourceRows::read));
    }

    Question<List<StoredResource>> referring(
            String type, String parameter, Set<ResourceKey> targets, @Nullable Confinement within, int limit) {
        IndexKeys keys = new IndexKeys(view, type);
        List<UUID> wanted = targets.stream()
                .map(target -> keys.reference(parameter, target.toString()))
                .toList();
        SearchSql sql = new SearchSql(custodian, view).where("r.type = ?", type).having(wanted);
        confine(sql, within);
        return new Question<>(sql.limited("r.seq", limit), results -> results.rows(ResourceRows::read));
    }

    Question<ExportChunk> chunk(ExportSlice slice) {
        SearchSql sql = new SearchSql(custodian, view, slice.deleted())
                .column("r.seq", "seq")
                .where("r.seq > ?", slice.after());
        if (slice.type() != null) {
            sql.where("r.type = ?", slice.type());
        }
        if (slice.since() != null) {
            sql.where("r.updated >= ?", slice.since());
        }
        confine(sql, slice.within());
        return new Question<>(
                sql.limited("r.seq", slice.limit() + 1),
                results -> chunk(slice, results.rows(row -> new Numbered(ResourceRows.read(row), row.getLong("seq")))));
    }

    private static ExportChunk chunk(ExportSlice slice, List<Numbered> rows) {
        boolean more = rows.size() > slice.limit();
        List<Numbered> kept = more ? rows.subList(0, slice.limit()) : rows;
        long next = kept.isEmpty() ? slice.after() : kept.getLast().seq();
        return new ExportChunk(kept.stream().map(Numbered::resource).toList(), next, more);
    }

    private Sql of(String statement, ResourceKey key) {
        return Sql.of(statement).with(custodian, view.code(), key.type(), key.id());
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
