package health.pratique.format.fhir.rule;

import java.util.function.Predicate;

/**
 * A rule of R4 on the elements of one object.
 *
 * @param key as R4 numbers it, such as {@code pat-1}
 * @param holds what R4 says in FHIRPath
 */
public record Invariant(String key, Predicate<Node> holds) {}
