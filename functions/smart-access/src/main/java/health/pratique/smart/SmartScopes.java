package health.pratique.smart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scopes of a token. Its clinical scopes are all of one level: what a patient's, a user's and a system's scope would mean
 * together, nobody has said.
 *
 * @param clinical what they open of FHIR
 * @param own of this server, such as {@code pratique/documents.read}
 */
public record SmartScopes(List<SmartScope> clinical, Set<String> own) {

    private static final String OWN_PREFIX = "pratique/";
    private static final int SCOPES = 200;

    public static final SmartScopes NONE = new SmartScopes(List.of(), Set.of());

    public SmartScopes {
        clinical = List.copyOf(clinical);
        own = Set.copyOf(own);
        if (levelsOf(clinical).size() > 1) {
            throw new ScopeInvalid(TokenRefusal.LEVELS_MIXED);
        }
    }

    /**
     * Reads a {@code scope} claim: scopes with spaces between them, RFC 6749 section 3.3. What is neither clinical nor this
     * server's ({@code openid}, {@code launch/patient}, {@code offline_access}) opens nothing here and is left out.
     *
     * @throws ScopeInvalid when one that means to be a clinical scope is none, there are more than 200, or they
     *     are of different levels
     */
    public static SmartScopes of(String claim) {
        List<String> all = Arrays.stream(claim.split(" "))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
        if (all.size() > SCOPES) {
            throw new ScopeInvalid(TokenRefusal.SCOPE_INVALID);
        }
        return new SmartScopes(
                all.stream()
                        .filter(scope -> SmartScopeText.levelOf(scope).isPresent())
                        .map(SmartScope::parse)
                        .distinct()
                        .toList(),
                all.stream().filter(scope -> scope.startsWith(OWN_PREFIX)).collect(Collectors.toSet()));
    }

    /** Whether the very scope of this server is there. */
    public boolean has(String scope) {
        return own.contains(scope);
    }

    /** The level of the clinical scopes, which is the same for all; empty when there are none. */
    public Optional<ScopeLevel> level() {
        return clinical.stream().map(SmartScope::level).findFirst();
    }

    /** Whether there are clinical scopes, and of this level. */
    public boolean at(ScopeLevel level) {
        return level().equals(Optional.of(level));
    }

    /**
     * How far the scopes reach: as far as all that cover the interaction together; empty when none does.
     *
     * @param type of resources
     */
    public Optional<ScopeReach> permits(Interaction interaction, String type) {
        List<SmartScope> covering = clinical.stream()
                .filter(scope -> scope.covers(interaction, type))
                .toList();
        if (covering.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ScopeReach(
                covering.getFirst().level(),
                covering.stream().map(SmartScope::constraints).distinct().toList()));
    }

    /**
     * What of these scopes is allowed by the others: a scope as it stands there, or one that is contained in a wider scope of the
     * same level. Nothing else is made narrower or wider on the way.
     */
    public SmartScopes within(SmartScopes allowed) {
        return new SmartScopes(
                clinical.stream()
                        .filter(asked -> allowed.clinical.stream().anyMatch(asked::within))
                        .toList(),
                own.stream().filter(allowed.own::contains).collect(Collectors.toSet()));
    }

    public boolean isEmpty() {
        return clinical.isEmpty() && own.isEmpty();
    }

    private static Set<ScopeLevel> levelsOf(List<SmartScope> scopes) {
        return scopes.stream().map(SmartScope::level).collect(Collectors.toSet());
    }

    /** In one form, as a {@code scope} claim. */
    @Override
    public String toString() {
        return Stream.concat(
                        clinical.stream().map(SmartScope::toString),
                        own.stream().sorted())
                .collect(Collectors.joining(" "));
    }
}
