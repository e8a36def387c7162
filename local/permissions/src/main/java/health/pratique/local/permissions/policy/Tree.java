package health.pratique.local.permissions.policy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a template, which knows its line.
 *
 * @param file as the message of a failure names it
 */
record Tree(String file, Node node) {

    private static final Pattern ARN = Pattern.compile("\\$\\{([A-Za-z0-9]+?)\\.?Arn}");
    private static final Pattern ALIAS = Pattern.compile("\\.Alias$");

    static Tree read(Path file, String name) {
        try {
            return new Tree(
                    name,
                    new Yaml(new SafeConstructor(new LoaderOptions()))
                            .compose(new StringReader(Files.readString(file))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Such as {@code sam/functions.yaml:412}. */
    String place() {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }

    Map<String, Tree> entries() {
        Map<String, Tree> found = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                found.put(((ScalarNode) tuple.getKeyNode()).getValue(), new Tree(file, tuple.getValueNode()));
            }
        }
        return found;
    }

    Optional<Tree> get(String... path) {
        Optional<Tree> at = Optional.of(this);
        for (String name : path) {
            at = at.flatMap(tree -> Optional.ofNullable(tree.entries().get(name)));
        }
        return at;
    }

    /** Elements, whatever they are. */
    List<Tree> sequence() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(item -> new Tree(file, item)).toList()
                : List.of();
    }

    String text(String... path) {
        return get(path).flatMap(tree -> tree.texts().findFirst()).orElse("");
    }

    /** What is there under every condition: both sides of an {@code !If}, and each of a sequence. */
    Stream<Tree> all() {
        if (node instanceof SequenceNode sequence) {
            int from = node.getTag().getValue().equals("!If") ? 1 : 0;
            return sequence.getValue().stream()
                    .skip(from)
                    .flatMap(item -> new Tree(file, item).all())
                    .filter(tree -> !tree.text().equals("AWS::NoValue"));
        }
        return Stream.of(this);
    }

    /**
     * Names and addresses in the words of the template, whichever way it says them: {@code !Ref DocumentsTable}, {@code !Ref
     * DocumentsTableArn} and {@code !GetAtt DocumentsTable.Arn} are DocumentsTable all three.
     */
    Stream<String> texts() {
        return all().flatMap(tree -> tree.scalar().stream());
    }

    private Optional<String> scalar() {
        if (!(node instanceof ScalarNode scalar)) {
            return get("Fn::Sub").map(sub -> sub.text());
        }
        String value = scalar.getValue();
        return Optional.of(
                switch (node.getTag().getValue()) {
                    case "!Ref", "!GetAtt" ->
                        value.startsWith("AWS::")
                                ? value
                                : ALIAS.matcher(value).replaceAll("").replaceAll("\\.?Arn$", "");
                    case "!Sub" -> ARN.matcher(value).replaceAll("$1");
                    default -> value;
                });
    }

    /** Elements of a sequence that are under no condition, or under one that may hold. */
    List<Tree> items() {
        return all().toList();
    }
}
