package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML to a JSON tree in which CloudFormation's short tags have become their long forms ({@code !Sub x} is
 * {@code {"Fn::Sub": "x"}}). No object is ever constructed from a tag; size, depth, aliases and nodes are bounded.
 */
final class TemplateYaml {

    /** CloudFormation's own limit for a template. */
    private static final int MAX_BYTES = 1_000_000;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NODES = 200_000;
    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}\\.[0-9]{1,18}");
    private static final Set<String> TRUE = Set.of("true", "yes", "on");

    private final String place;
    private int nodes;

    private TemplateYaml(String place) {
        this.place = place;
    }

    static ObjectNode read(Path file) {
        String place = file.toString();
        byte[] content;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new TemplateInvalid(place, "a template has at most 1,000,000 bytes");
            }
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new TemplateInvalid(place, "no such file");
        } catch (IOException e) {
            throw new TemplateInvalid(place, "cannot be read");
        }
        return parse(new String(content, StandardCharsets.UTF_8), place);
    }

    static ObjectNode parse(String text, String place) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(50);
        options.setAllowRecursiveKeys(false);
        Node root;
        try {
            root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        } catch (YAMLException e) {
            throw new TemplateInvalid(place, "is not YAML: " + oneLine(String.valueOf(e.getMessage())));
        }
        if (root != null && new TemplateYaml(place).convert(root, 0) instanceof ObjectNode object) {
            return object;
        }
        throw new TemplateInvalid(place, "is not a template: its top level is not a mapping");
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ");
    }

    private JsonNode convert(Node node, int depth) {
        if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
            throw new TemplateInvalid(place, "is nested too deeply or too large");
        }
        String tag = node.getTag().getValue();
        JsonNode value =
                switch (node) {
                    case MappingNode mapping -> mapping(mapping, depth);
                    case SequenceNode sequence -> {
                        ArrayNode array = JsonNodeFactory.instance.arrayNode();
                        sequence.getValue().forEach(item -> array.add(convert(item, depth + 1)));
                        yield array;
                    }
                    case ScalarNode scalar -> scalar(scalar);
                    default -> throw new TemplateInvalid(place, "holds a node that is no mapping, sequence or scalar");
                };
        return tag.startsWith("!") ? JsonNodeFactory.instance.objectNode().set(longForm(tag), value) : value;
    }

    private static String longForm(String tag) {
        String name = tag.substring(1);
        return name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
    }

    private ObjectNode mapping(MappingNode mapping, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new TemplateInvalid(place + at(tuple.getKeyNode()), "a key is a plain word");
            }
            if (object.has(key.getValue())) {
                throw new TemplateInvalid(place + at(key), "key " + key.getValue() + " is there twice");
            }
            object.set(key.getValue(), convert(tuple.getValueNode(), depth + 1));
        }
        return object;
    }

    private static String at(Node node) {
        return ":" + (node.getStartMark().getLine() + 1);
    }

    /** Dates and numbers with leading zeros stay text: {@code 2012-10-17} and {@code 000000000000} are names here. */
    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (tag.equals(Tag.NULL)) {
            return json.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return json.booleanNode(TRUE.contains(text.toLowerCase(Locale.ROOT)));
        }
        if (tag.equals(Tag.INT) && INTEGER.matcher(text).matches()) {
            return json.numberNode(Long.parseLong(text));
        }
        if (tag.equals(Tag.FLOAT) && DECIMAL.matcher(text).matches()) {
            return json.numberNode(new BigDecimal(text));
        }
        return json.textNode(text);
    }
}
