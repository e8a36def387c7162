package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything is named by the one rule, so that what points back can be named by it, too. */
class NamesTest {

    @Test
    void everyResourceThatTakesANameIsNamedByTheRule() {
        holds(Rule.of(
                stacks -> stacks.resources()
                        .filter(NamedResources::isNamed)
                        .filter(resource -> NamedResources.name(resource)
                                .filter(name -> followsTheRule(name, stacks.deployment()))
                                .isEmpty())
                        .map(resource -> Finding.of(stacks, resource, "name it pratique-{name}-${EnvironmentSuffix}")),
                stacks -> stacks.resources().filter(NamedResources::isNamed).flatMap(resource -> Stream.of(
                                "somebody", "pratique-somebody")
                        .map(name -> new Broken(
                                resource + " is called " + name,
                                stacks.with(called(resource, name)),
                                resource.id())))));
    }

    private static boolean followsTheRule(String name, Deployment deployment) {
        return Pattern.matches(
                "(alias/|/aws/.*/|aws-waf-logs-)?pratique(-[a-z0-9-]+)?-" + Pattern.quote(deployment.suffix()) + "(-"
                        + References.ACCOUNT + ")?(/.*)?",
                name);
    }

    private static Resource called(Resource resource, String name) {
        String path = NamedResources.path(resource).orElseThrow();
        int slash = path.lastIndexOf('/');
        ObjectNode body = resource.body().deepCopy();
        ObjectNode holder = (ObjectNode) body.at("/Properties" + (slash < 0 ? "" : "/" + path.substring(0, slash)));
        holder.set(path.substring(slash + 1), TextNode.valueOf(name));
        return resource.with(body);
    }

    /** What is named by the rule and not by a reference: no lint sees that such a name is nobody's. */
    @Test
    void everyNameThatIsWrittenOutIsSomebodys() {
        Set<String> known = Everywhere.stacks().stream()
                .flatMap(stacks -> NamedResources.all(stacks).map(name -> withoutSuffix(name, stacks)))
                .collect(toSet());
        holds(Rule.of(
                stacks -> stacks.resources()
                        .flatMap(resource -> names(resource, stacks.deployment())
                                .filter(name -> !known.contains(withoutSuffix(name, stacks)))
                                .map(name -> Finding.of(stacks, resource, "nobody is called " + name)))
                        .distinct(),
                stacks -> stacks.all("AWS::CloudWatch::Alarm").map(alarm -> {
                    ObjectNode body = alarm.body().deepCopy();
                    body.withObject("/Properties")
                            .put(
                                    "Topic",
                                    "arn:aws:sns:eu-west-2:111122223333:pratique-nobody-"
                                            + stacks.deployment().suffix());
                    return new Broken(alarm + " names nobody", stacks.with(alarm.with(body)), alarm.id());
                })));
    }

    /** What one environment leaves out may be named in it all the same, as long as another has it. */
    private static String withoutSuffix(String name, JoinedStacks stacks) {
        return name.replaceFirst("-" + stacks.deployment().suffix() + "(?=$|[-/])", "-*");
    }

    /** Of ARNs alone: a function, a queue, a rule, and an object's bucket. */
    private static Stream<String> names(Resource resource, Deployment deployment) {
        Pattern named = Pattern.compile(
                "arn:aws:[a-z0-9]+:[a-z0-9-]*:[0-9]*:(?:(?!alias/)[a-zA-Z-]+[:/])?((?:alias/)?pratique-[a-z0-9-]*"
                        + Pattern.quote(deployment.suffix()) + "(?:-[0-9]{12})?)(?=[^a-z0-9-])");
        return named.matcher(resource.body().toString()).results().map((MatchResult found) -> found.group(1));
    }
}
