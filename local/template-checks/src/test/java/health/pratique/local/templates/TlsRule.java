package health.pratique.local.templates;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Each resource of a type has a policy that refuses whoever comes without TLS.
 *
 * @param attached the property of the policy that names what it is of
 * @param arns what the refusal has to name
 */
record TlsRule(String type, String policyType, String attached, String action, Function<Resource, List<String>> arns)
        implements Rule {

    @Override
    public Stream<Finding> findings(JoinedStacks stacks) {
        return stacks.all(type)
                .filter(resource -> policies(stacks, resource)
                        .noneMatch(policy -> PolicyText.refusesWithoutTls(
                                policy.property("PolicyDocument"), action, arns.apply(resource))))
                .map(resource -> Finding.of(
                        stacks,
                        resource,
                        "give it a policy that denies " + action + " where aws:SecureTransport is false"));
    }

    @Override
    public Stream<Broken> broken(JoinedStacks stacks) {
        return stacks.all(type).flatMap(resource -> policies(stacks, resource)
                .flatMap(policy -> Stream.concat(
                        Stream.of(new Broken(policy + " is gone", stacks.without(policy), resource.id())),
                        PolicyText.weakened(policy)
                                .map(weak -> new Broken(policy + " is weaker", stacks.with(weak), resource.id())))));
    }

    private Stream<Resource> policies(JoinedStacks stacks, Resource resource) {
        return stacks.all(policyType)
                .filter(policy -> PolicyText.texts(policy.property(attached)).contains(resource.ref()));
    }
}
