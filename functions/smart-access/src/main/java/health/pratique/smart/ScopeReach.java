package health.pratique.smart;

import java.util.List;

/**
 * How far the scopes of a token reach for one interaction with one type.
 *
 * @param alternatives a resource is in reach when it matches all constraints of one of them; an empty alternative is matched
 *     by everything
 */
public record ScopeReach(ScopeLevel level, List<List<ScopeConstraint>> alternatives) {

    public ScopeReach {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /** Whether every resource of the type is in reach, as far as the scopes go. */
    public boolean unrestricted() {
        return alternatives.stream().anyMatch(List::isEmpty);
    }
}
