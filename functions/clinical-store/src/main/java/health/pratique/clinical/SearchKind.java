package health.pratique.clinical;

import java.util.Set;

/** FHIR's types of search parameters (R4, section 3.1.1.4), with the modifiers and prefixes that work for each here. */
public enum SearchKind {
    TOKEN(Set.of("missing", "not"), Set.of()),
    REFERENCE(Set.of("missing", "identifier"), Set.of()),
    STRING(Set.of("missing", "exact", "contains"), Set.of()),
    DATE(Set.of("missing"), Set.of(Prefix.values())),
    QUANTITY(Set.of("missing"), Set.of(Prefix.values())),
    URI(Set.of("missing"), Set.of());

    private final Set<String> modifiers;
    private final Set<Prefix> prefixes;

    SearchKind(Set<String> modifiers, Set<Prefix> prefixes) {
        this.modifiers = modifiers;
        this.prefixes = prefixes;
    }

    /** Besides the names of types, which are modifiers of references. */
    public Set<String> modifiers() {
        return modifiers;
    }

    public Set<Prefix> prefixes() {
        return prefixes;
    }

    /** Whether results can be sorted by it. */
    public boolean sorts() {
        return this == DATE || this == STRING;
    }
}
