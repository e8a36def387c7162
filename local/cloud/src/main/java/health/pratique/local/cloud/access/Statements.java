package health.pratique.local.cloud.access;

import health.pratique.local.cloud.template.PolicyStatement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The statements of one role or one resource; those about an action are found once. Thread-safe. */
final class Statements {

    static final Statements NONE = new Statements(List.of());

    /** A client can call an action anything. */
    private static final int ACTIONS_KEPT = 500;

    private final List<Statement> all;
    private final Map<String, List<Statement>> byAction = new ConcurrentHashMap<>();

    private Statements(List<Statement> all) {
        this.all = List.copyOf(all);
    }

    static Statements of(List<PolicyStatement> written) {
        return new Statements(written.stream().map(Statement::of).toList());
    }

    List<Statement> all() {
        return all;
    }

    Statements and(Statements more) {
        return new Statements(Stream.concat(all.stream(), more.all.stream()).toList());
    }

    List<Statement> about(String action) {
        List<Statement> known = byAction.get(action);
        if (known != null) {
            return known;
        }
        List<Statement> found =
                all.stream().filter(statement -> statement.concerns(action)).toList();
        if (byAction.size() < ACTIONS_KEPT) {
            byAction.put(action, found);
        }
        return found;
    }
}
