package health.pratique.clinical;

import health.pratique.clinical.QueryInvalid.Defect;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each criterion demands of the index. Every name comes from {@link SearchParameters}, every value is bound. */
final class Conditions {

    private static final String MISSING = "missing";

    /** Behind every text that begins with another, as UTF-8 and the collation "C" order them. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final SearchSql sql;
    private final String custodian;
    private final IndexKeys keys;
    private final Instant now;
    private final String fence;

    /**
     * @param few whether other conditions leave few rows, of each of which ranges are then asked: PostgreSQL takes longer to think
     *     of the other ways than to go this one
     */
    Conditions(SearchSql sql, String custodian, IndexKeys keys, Instant now, boolean few) {
        this.sql = sql;
        this.custodian = custodian;
        this.keys = keys;
        this.now = now;
        this.fence = few ? " offset 0" : "";
    }

    /** @throws QueryInvalid if the type has no such parameter, or takes no such modifier or value */
    void add(Criterion criterion) {
        SearchParameter parameter = SearchParameters.r4()
                .find(keys.type(), criterion.parameter())
                .orElseThrow(() -> new QueryInvalid(Defect.PARAMETER_UNKNOWN));
        if (parameter.isOfTheRow()) {
            ofTheRow(parameter, criterion);
        } else if (MISSING.equals(criterion.modifier())) {
            missing(parameter, criterion);
        } else {
            indexed(parameter, criterion);
        }
    }

    void within(Confinement confinement) {
        List<UUID> owners = new ArrayList<>(
                confinement.patients().stream().map(keys::ofPatient).toList());
        if (confinement.withoutPatient()) {
            owners.add(keys.ofNobody());
            sql.where("(r.patient is null or r.patient = any(?))", confinement.patients());
        } else {
            sql.where("r.patient = any(?)", confinement.patients());
        }
        sql.having(owners);
    }

    private void indexed(SearchParameter parameter, Criterion criterion) {
        switch (parameter.kind()) {
            case TOKEN -> token(parameter, criterion);
            case REFERENCE ->
                sql.having(criterion.values().stream()
                        .map(value -> reference(parameter, criterion.modifier(), value))
                        .toList());
            case STRING -> string(parameter, criterion);
            case DATE -> date(parameter, criterion);
            case QUANTITY -> quantity(parameter, criterion);
            case URI -> {
                unmodified(criterion);
                sql.having(criterion.values().stream()
                        .map(value -> keys.uri(parameter.name(), Escapes.plain(value)))
                        .toList());
            }
        }
    }

    private void ofTheRow(SearchParameter parameter, Criterion criterion) {
        unmodified(criterion);
        if (parameter.equals(SearchParameter.ID)) {
            sql.where(
                    "r.id = any(?)",
                    criterion.values().stream().filter(ResourceKey::isId).toList());
            return;
        }
        Alternatives alternatives = new Alternatives();
        for (String value : criterion.values()) {
            alternatives.compare(Prefix.of(value), "r.updated", range(value));
        }
        sql.where(alternatives.text(), alternatives.arguments());
    }

    private void missing(SearchParameter parameter, Criterion criterion) {
        List<UUID> present = List.of(keys.present(parameter.name()));
        switch (criterion.values().getFirst()) {
            case "true" -> sql.lacking(present);
            case "false" -> sql.having(present);
            default -> throw new QueryInvalid(Defect.VALUE_INVALID);
        }
    }

    private void token(SearchParameter parameter, Criterion criterion) {
        List<UUID> wanted = criterion.values().stream()
                .map(value -> token(keys, parameter, value))
                .toList();
        if (criterion.modifier() == null) {
            sql.having(wanted);
        } else if (criterion.modifier().equals("not")) {
            sql.lacking(wanted);
        } else {
            throw new QueryInvalid(Defect.MODIFIER_UNKNOWN);
        }
    }

    static UUID token(IndexKeys keys, SearchParameter parameter, String value) {
        List<String> parts = parts(value, 2);
        if (parts.size() == 1) {
            return keys.code(parameter.name(), parts.getFirst());
        }
        return parts.getLast().isEmpty()
                ? keys.system(parameter.name(), parts.getFirst())
                : keys.systemAndCode(parameter.name(), parts.getFirst(), parts.getLast());
    }

    private UUID reference(SearchParameter parameter, @Nullable String modifier, String value) {
        String name = parameter.name();
        if ("identifier".equals(modifier) && parameter.target() == null) {
            List<String> parts = parts(value, 2);
            if (parts.size() == 1) {
                throw new QueryInvalid(Defect.VALUE_INVALID);
            }
            return keys.identifier(name, parts.getFirst(), parts.getLast());
        }
        String reference = Escapes.plain(value);
        if (modifier == null) {
            return ResourceKey.find(reference)
                    .map(key -> keys.reference(name, key.toString()))
                    .orElseGet(() ->
                            ResourceKey.isId(reference) ? keys.id(name, reference) : keys.reference(name, reference));
        }
        if (!SearchParameters.r4().types().contains(modifier)) {
            throw new QueryInvalid(Defect.MODIFIER_UNKNOWN);
        }
        return keys.reference(name, modifier + "/" + reference);
    }

    private void string(SearchParameter parameter, Criterion criterion) {
        List<String> values = criterion.values().stream().map(Escapes::plain).toList();
        if ("exact".equals(criterion.modifier())) {
            sql.having(values.stream()
                    .map(value -> keys.exact(parameter.name(), value))
                    .toList());
            return;
        }
        boolean anywhere = "contains".equals(criterion.modifier());
        if (!anywhere) {
            unmodified(criterion);
        }
        Alternatives alternatives = new Alternatives();
        for (String value : values) {
            String normal = Words.normal(value);
            if (normal.isEmpty()) {
                throw new QueryInvalid(Defect.VALUE_INVALID);
            }
            if (anywhere) {
                alternatives.or("strpos(i.value, ?) > 0", normal);
            } else {
                alternatives.or("(i.value >= ? and i.value < ?)", normal, normal + LAST);
            }
        }
        exists("clinical_string", keys.range(parameter.name()), alternatives);
    }

    private void date(SearchParameter parameter, Criterion criterion) {
        unmodified(criterion);
        Alternatives alternatives = new Alternatives();
        for (String value : criterion.values()) {
            DateRange range = range(value);
            alternatives.compare(Prefix.of(value), "i.low", range.low(), "i.high", range.high());
        }
        exists("clinical_date", keys.range(parameter.name()), alternatives);
    }

    private DateRange range(String value) {
        Prefix prefix = Prefix.of(value);
        DateRange range = DateRange.of(Escapes.plain(Prefix.rest(value)))
                .orElseThrow(() -> new QueryInvalid(Defect.VALUE_INVALID));
        return prefix == Prefix.AP ? range.widened(now) : range;
    }

    private void quantity(SearchParameter parameter, Criterion criterion) {
        unmodified(criterion);
        Alternatives units = new Alternatives();
        for (String value : criterion.values()) {
            List<String> parts = parts(Prefix.rest(value), 3);
            BigDecimal number = Numbers.of(parts.getFirst()).orElseThrow(() -> new QueryInvalid(Defect.VALUE_INVALID));
            Alternatives alternatives = new Alternatives();
            alternatives.compare(Prefix.of(value), number);
            exists(units, "clinical_quantity", quantityKey(parameter.name(), parts), alternatives);
        }
        sql.where(units.text(), units.arguments());
    }

    private UUID quantityKey(String name, List<String> parts) {
        if (parts.size() == 1) {
            return keys.range(name);
        }
        if (parts.size() != 3) {
            throw new QueryInvalid(Defect.VALUE_INVALID);
        }
        return parts.get(1).isEmpty()
                ? keys.unit(name, parts.get(2))
                : keys.systemAndUnit(name, parts.get(1), parts.get(2));
    }

    private void exists(String table, UUID key, Alternatives alternatives) {
        Alternatives one = new Alternatives();
        exists(one, table, key, alternatives);
        sql.where(one.text(), one.arguments());
    }

    private void exists(Alternatives several, String table, UUID key, Alternatives alternatives) {
        several.or(
                "exists (select from %s i where i.custodian = ? and i.key = ? and i.seq = r.seq and %s%s)"
                        .formatted(table, alternatives.text(), fence),
                Stream.concat(Stream.of(custodian, key), Stream.of(alternatives.arguments()))
                        .toArray());
    }

    private static List<String> parts(String value, int most) {
        List<String> parts =
                Escapes.split(value, '|').stream().map(Escapes::plain).toList();
        if (parts.size() > most || parts.stream().allMatch(String::isEmpty)) {
            throw new QueryInvalid(Defect.VALUE_INVALID);
        }
        return parts;
    }

    private static void unmodified(Criterion criterion) {
        if (criterion.modifier() != null) {
            throw new QueryInvalid(Defect.MODIFIER_UNKNOWN);
        }
    }
}
