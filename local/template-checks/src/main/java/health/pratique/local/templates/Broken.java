package health.pratique.local.templates;

/**
 * Stacks that break a rule on purpose: a rule that does not say so guards nothing.
 *
 * @param how what was done to them
 * @param resource the one that has to be named
 */
public record Broken(String how, JoinedStacks stacks, String resource) {}
