package health.pratique.clinical;

import health.pratique.clinical.QueryInvalid.Defect;
import health.pratique.clinical.ResourcePage.Found;
import health.pratique.database.Sql;
import health.pratique.model.Custodian;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One search, as one statement. Pages go on behind the last result's position, never by counting results. */
final class ResourceSearch {

    private static final int FEW_PATIENTS = 10;
    private static final String ARRIVAL = "r.seq";

    private final ResourceQuery query;
    private final SearchSql sql;
    private final List<SortColumn> columns = new ArrayList<>();
    private final List<String> identity;

    /** @throws QueryInvalid */
    ResourceSearch(Custodian custodian, View view, ResourceQuery query, Instant now) {
        if (!SearchParameters.r4().types().contains(query.type())) {
            throw new QueryInvalid(Defect.TYPE_UNKNOWN);
        }
        this.query = query;
        this.sql = new SearchSql(custodian.value(), view).where("r.type = ?", query.type());
        this.identity = Stream.concat(Stream.of(custodian.value(), view.code()), query.identity().stream())
                .toList();
        IndexKeys keys = new IndexKeys(view, query.type());
        Conditions conditions = new Conditions(sql, custodian.value(), keys, now, isOfFew(query));
        if (query.within() != null) {
            conditions.within(query.within());
        }
        query.criteria().forEach(conditions::add);
        order(query).forEach(key -> columns.add(column(key, keys)));
    }

    /** Whether it is of a few patients. What is nobody's may be more. */
    private static boolean isOfFew(ResourceQuery query) {
        Confinement within = query.within();
        boolean confined = within != null
                && within.patients().size() <= FEW_PATIENTS
                && (Compartments.needsPatient(query.type()) || !within.withoutPatient());
        return confined
                || query.criteria().stream()
                        .anyMatch(criterion -> criterion.parameter().equals("patient")
                                && criterion.modifier() == null
                                && criterion.values().size() <= FEW_PATIENTS);
    }

    /** What changed since some time is found by the time, and so comes in its order if no other is wanted. */
    private static List<SortKey> order(ResourceQuery query) {
        String changed = SearchParameter.LAST_UPDATED.name();
        return query.sort().isEmpty()
                        && query.criteria().stream()
                                .anyMatch(criterion -> criterion.parameter().equals(changed))
                ? List.of(new SortKey(changed, false))
                : query.sort();
    }

    private SortColumn column(SortKey key, IndexKeys keys) {
        SearchParameter parameter = SearchParameters.r4()
                .find(query.type(), key.parameter())
                .orElseThrow(() -> new QueryInvalid(Defect.SORT_UNKNOWN));
        if (parameter.equals(SearchParameter.ID)) {
            return new SortColumn("r.id", key.descending(), SortColumn.Kind.TEXT);
        }
        if (parameter.equals(SearchParameter.LAST_UPDATED)) {
            return new SortColumn("r.updated", key.descending(), SortColumn.Kind.MILLISECONDS);
        }
        if (!parameter.kind().sorts()) {
            throw new QueryInvalid(Defect.SORT_UNKNOWN);
        }
        return new SortColumn(sql.ordered(keys.range(parameter.name())), key.descending(), SortColumn.Kind.TEXT);
    }

    /** Without cursors: for who looks for matches only. */
    List<StoredResource> matches(Connection connection) throws SQLException {
        return sql.limited(order(), query.count()).rows(connection, ResourceRows::read);
    }

    /** Whose rows {@link #page} reads. */
    Sql sql(CursorSeal seal) {
        begin(seal);
        sql.column(ARRIVAL, "seq");
        for (int i = 0; i < columns.size(); i++) {
            sql.column(columns.get(i).expression(), "sort" + i);
        }
        return sql.limited(order(), query.count() + 1);
    }

    ResourcePage page(Sql.Results results, CursorSeal seal) throws SQLException {
        List<Found> found = results.rows(row -> found(row, seal));
        boolean more = found.size() > query.count();
        return new ResourcePage(more ? found.subList(0, query.count()) : found, more);
    }

    private Found found(ResultSet row, CursorSeal seal) throws SQLException {
        Cursor cursor = cursor(row);
        return new Found(ResourceRows.read(row), () -> seal.seal(cursor, identity));
    }

    private void begin(CursorSeal seal) {
        if (query.cursor() == null) {
            return;
        }
        Optional<Cursor> cursor = seal.open(query.cursor(), identity)
                .filter(opened -> opened.positions().size() == columns.size());
        Cursor last = cursor.orElseThrow(() -> new QueryInvalid(Defect.CURSOR_INVALID));
        List<Object> arguments = new ArrayList<>();
        sql.where(behind(last, 0, arguments), arguments.toArray());
    }

    /** Behind the last result in the order of this column and the ones after it. */
    private String behind(Cursor last, int index, List<Object> arguments) {
        if (index == columns.size()) {
            arguments.add(last.seq());
            return arrival().after();
        }
        SortColumn column = columns.get(index);
        Object position = argument(column, last.positions().get(index));
        arguments.add(position);
        arguments.add(position);
        return "(%s and (%s or %s))".formatted(column.atOrAfter(), column.after(), behind(last, index + 1, arguments));
    }

    private static Object argument(SortColumn column, String position) {
        return switch (column.kind()) {
            case TEXT -> position;
            case MILLISECONDS -> Instant.ofEpochMilli(Long.parseLong(position));
        };
    }

    private Cursor cursor(ResultSet row) throws SQLException {
        List<String> positions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = "sort" + i;
            positions.add(
                    switch (columns.get(i).kind()) {
                        case TEXT -> row.getString(name);
                        case MILLISECONDS ->
                            String.valueOf(Sql.instant(row, name).toEpochMilli());
                    });
        }
        return new Cursor(positions, row.getLong("seq"));
    }

    private String order() {
        return Stream.concat(columns.stream(), Stream.of(arrival()))
                .map(SortColumn::order)
                .collect(Collectors.joining(", "));
    }

    /** In the direction of the first key, so that one walk through an index gives the order. */
    private SortColumn arrival() {
        boolean descending = !columns.isEmpty() && columns.getFirst().descending();
        return new SortColumn(ARRIVAL, descending, SortColumn.Kind.TEXT);
    }
}
