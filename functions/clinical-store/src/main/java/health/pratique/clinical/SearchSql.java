package health.pratique.clinical;

import health.pratique.database.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A query over {@code clinical_resource r} that grows by joins and conditions. Takes no text but of this package. */
final class SearchSql {

    private final String custodian;
    private final List<String> columns = new ArrayList<>();
    private final List<String> joins = new ArrayList<>();
    private final List<@Nullable Object> joined = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> compared = new ArrayList<>();

    /** Of what is there. */
    SearchSql(String custodian, View view) {
        this(custodian, view, false);
    }

    /** @param deleted whether what was deleted is wanted; else what is there */
    SearchSql(String custodian, View view, boolean deleted) {
        this.custodian = custodian;
        columns.add(ResourceRows.COLUMNS);
        where(
                "r.custodian = ? and r.view = ? and " + (deleted ? "r.deleted" : "not r.deleted"),
                custodian,
                view.code());
    }

    SearchSql where(String condition, @Nullable Object... arguments) {
        conditions.add(condition);
        compared.addAll(Arrays.asList(arguments));
        return this;
    }

    /** Rows of the index that one of the keys leads to. */
    SearchSql having(Collection<UUID> keys) {
        if (keys.isEmpty()) {
            return where("false");
        }
        if (keys.size() == 1) {
            String alias = "t" + joins.size();
            joins.add("join clinical_token %1$s on %1$s.custodian = ? and %1$s.key = ? and %1$s.seq = r.seq"
                    .formatted(alias));
            joined.add(custodian);
            joined.add(keys.iterator().next());
            return this;
        }
        return where(
                "exists (select from clinical_token t where t.custodian = ? and t.key = any(?) and t.seq = r.seq)",
                custodian,
                keys);
    }

    SearchSql lacking(Collection<UUID> keys) {
        if (keys.size() == 1) {
            return where(
                    "not exists (select from clinical_token t where t.custodian = ? and t.key = ? and t.seq = r.seq)",
                    custodian,
                    keys.iterator().next());
        }
        return where(
                "not exists (select from clinical_token t where t.custodian = ? and t.key = any(?) and t.seq = r.seq)",
                custodian,
                keys);
    }

    /** @return the column with the position that the key orders by */
    String ordered(UUID key) {
        String alias = "p" + joins.size();
        joins.add("join clinical_position %1$s on %1$s.custodian = ? and %1$s.key = ? and %1$s.seq = r.seq"
                .formatted(alias));
        joined.add(custodian);
        joined.add(key);
        return alias + ".position";
    }

    SearchSql column(String expression, String name) {
        columns.add(expression + " as " + name);
        return this;
    }

    /** @param order expressions of this package */
    Sql limited(String order, int limit) {
        String text = "select " + String.join(", ", columns) + " from clinical_resource r " + String.join(" ", joins)
                + " where " + String.join(" and ", conditions) + " order by " + order + " limit ?";
        return Sql.of(text).with(joined.toArray()).with(compared.toArray()).with(limit);
    }
}
