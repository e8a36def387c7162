package health.pratique.consent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts provisions back together that the database keeps one by one. */
final class RuleTree {

    private RuleTree() {}

    /** @param rows of the current versions of a subject's consents; those that are exceptions to none come back, with all below */
    static List<ConsentProvision> provisions(List<ProvisionRow> rows) {
        Map<ProvisionRow.Key, List<ProvisionRow>> exceptions = new HashMap<>();
        for (ProvisionRow row : rows) {
            row.parentKey().ifPresent(parent -> exceptions
                    .computeIfAbsent(parent, none -> new ArrayList<>())
                    .add(row));
        }
        return rows.stream()
                .filter(row -> row.parent == null)
                .map(row -> row.provision(rule(row, exceptions)))
                .toList();
    }

    private static ConsentRule rule(ProvisionRow row, Map<ProvisionRow.Key, List<ProvisionRow>> exceptions) {
        Stream<ProvisionRow> own = exceptions.getOrDefault(row.key(), List.of()).stream();
        return row.rule(own.map(exception -> rule(exception, exceptions)).toList());
    }
}
