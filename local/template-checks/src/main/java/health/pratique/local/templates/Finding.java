package health.pratique.local.templates;

/**
 * What is wrong with a resource.
 *
 * @param resource such as {@code data/IntakeBucket}
 * @param remedy what to change
 */
public record Finding(String deployment, String resource, String remedy) {

    static Finding of(JoinedStacks stacks, Resource resource, String remedy) {
        return new Finding(stacks.deployment().name(), resource.id(), "sam/" + resource.stack() + ".yaml: " + remedy);
    }

    @Override
    public String toString() {
        return deployment + ": " + resource + ": " + remedy;
    }
}
