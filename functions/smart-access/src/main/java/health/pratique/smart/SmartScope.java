package health.pratique.smart;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One clinical scope of SMART App Launch 2, such as {@code patient/Observation.rs?category=laboratory}.
 *
 * @param type of resources, {@code *} for all
 * @param constraints all of them hold for what it opens; none opens all of the type
 */
public record SmartScope(
        ScopeLevel level, String type, Set<Interaction> interactions, List<ScopeConstraint> constraints) {

    static final String ALL_TYPES = "*";

    public SmartScope {
        interactions = Set.copyOf(interactions);
        constraints = List.copyOf(constraints);
    }

    /**
     * Reads one, also in the form of SMART 1 ({@code .read}, {@code .write}, {@code .*}).
     *
     * @throws ScopeInvalid when it is none, or is narrowed by what this server does not narrow by
     */
    public static SmartScope parse(String text) {
        return SmartScopeText.read(text);
    }

    /** Whether it opens this interaction with this type at all. */
    public boolean covers(Interaction interaction, String asked) {
        return interactions.contains(interaction) && (type.equals(ALL_TYPES) || type.equals(asked));
    }

    /** Whether the other opens all that this one opens. */
    boolean within(SmartScope wider) {
        return level == wider.level
                && (wider.type.equals(ALL_TYPES) || wider.type.equals(type))
                && wider.interactions.containsAll(interactions)
                && constraints.containsAll(wider.constraints);
    }

    @Override
    public String toString() {
        String letters = EnumSet.allOf(Interaction.class).stream()
                .filter(interactions::contains)
                .map(interaction -> String.valueOf(interaction.letter()))
                .collect(Collectors.joining());
        String narrowed = constraints.stream().map(ScopeConstraint::toString).collect(Collectors.joining("&"));
        return level.prefix() + type + "." + letters + (narrowed.isEmpty() ? "" : "?" + narrowed);
    }
}
