package health.pratique.local.templates;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A resource of a stack, with every function evaluated: what is known only once it is made stands as {@code {stack/LogicalId}}
 * for {@code Ref} and {@code {stack/LogicalId.Attribute}} for {@code Fn::GetAtt}, whichever stack it is of.
 *
 * @param stack the name of its file, without {@code .yaml}
 * @param body all of it, {@code Type} and {@code DeletionPolicy} included
 */
public record Resource(String stack, String logicalId, JsonNode body) {

    public String type() {
        return body.path("Type").asText();
    }

    /** Unique over all stacks of a deployment, such as {@code data/IntakeBucket}. */
    public String id() {
        return stack + "/" + logicalId;
    }

    /** What {@code Ref} of it stands as. */
    public String ref() {
        return "{" + id() + "}";
    }

    /** What {@code Fn::GetAtt} of it stands as. */
    public String attribute(String name) {
        return "{" + id() + "." + name + "}";
    }

    /** @param path of names with slashes between them, such as {@code VersioningConfiguration/Status} */
    public JsonNode property(String path) {
        return body.path("Properties").at("/" + path);
    }

    public String text(String path) {
        return property(path).asText("");
    }

    public Stream<JsonNode> items(String path) {
        return StreamSupport.stream(property(path).spliterator(), false);
    }

    public Resource with(JsonNode changed) {
        return new Resource(stack, logicalId, changed);
    }

    @Override
    public String toString() {
        return id();
    }
}
