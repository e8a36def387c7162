package health.pratique.local.templates;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What every resource of a kind has. It is broken by taking each value away, and by another value in its place. */
public final class Each implements Rule {

    private final Set<String> types;
    private final Set<String> excepted = new HashSet<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private Predicate<Resource> which = resource -> true;
    private Predicate<Deployment> where = deployment -> true;

    private Each(Set<String> types) {
        this.types = types;
    }

    public static Each of(String... types) {
        return new Each(Set.of(types));
    }

    /** Of these resources only. */
    public Each which(Predicate<Resource> condition) {
        which = condition;
        return this;
    }

    /** In these deployments only. */
    public Each where(Predicate<Deployment> condition) {
        where = condition;
        return this;
    }

    /** Of all but this one, which has to lack something of it. */
    public Each but(String logicalId) {
        excepted.add(logicalId);
        return this;
    }

    /** A property, by its path, that is exactly one of these values. */
    public Each has(String path, Object... values) {
        Set<String> texts = new HashSet<>();
        Arrays.stream(values).map(Object::toString).forEach(texts::add);
        return has(path, "set " + path + " to " + String.join(" or ", texts), value -> texts.contains(value.asText()));
    }

    public Each has(String path, String remedy, Predicate<JsonNode> accepts) {
        return with("/Properties/" + path, remedy, (stacks, resource, value) -> accepts.test(value));
    }

    /** A property that is the ARN or the id of a key of these stacks. */
    public Each hasKeyOfOurs(String path) {
        return with(
                "/Properties/" + path,
                "set " + path + " to the key of its class of data (keys.yaml)",
                (stacks, resource, value) -> stacks.referred(value.asText())
                        .filter(key -> key.type().startsWith("AWS::KMS::"))
                        .isPresent());
    }

    /** @param path in the whole body, such as {@code /DeletionPolicy} */
    public Each with(String path, String remedy, Requirement.Accepts accepts) {
        requirements.add(new Requirement(path, accepts, remedy));
        return this;
    }

    @Override
    public Stream<Finding> findings(JoinedStacks stacks) {
        return Stream.concat(
                asked(stacks).flatMap(resource -> unmet(stacks, resource)
                        .map(requirement -> Finding.of(stacks, resource, requirement.remedy()))),
                resources(stacks)
                        .filter(resource -> excepted.contains(resource.logicalId()))
                        .filter(resource -> unmet(stacks, resource).findAny().isEmpty())
                        .map(resource -> Finding.of(stacks, resource, "is excepted and lacks nothing: ask it, too")));
    }

    @Override
    public Stream<Broken> broken(JoinedStacks stacks) {
        return asked(stacks).flatMap(resource -> requirements.stream().flatMap(requirement -> requirement
                .broken(resource)
                .map(changed ->
                        new Broken(requirement.path() + " of " + resource.id(), stacks.with(changed), resource.id()))));
    }

    private Stream<Requirement> unmet(JoinedStacks stacks, Resource resource) {
        return requirements.stream().filter(requirement -> !requirement.isMet(stacks, resource));
    }

    private Stream<Resource> asked(JoinedStacks stacks) {
        return resources(stacks).filter(resource -> !excepted.contains(resource.logicalId()));
    }

    private Stream<Resource> resources(JoinedStacks stacks) {
        return where.test(stacks.deployment())
                ? stacks.resources()
                        .filter(resource -> types.contains(resource.type()))
                        .filter(which)
                : Stream.empty();
    }
}
