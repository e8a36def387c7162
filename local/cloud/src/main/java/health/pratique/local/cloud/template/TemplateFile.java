package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/**
 * One file of a template, its Globals merged: they are a file's own and do not reach the stacks that nest in it.
 *
 * @param path absolute and normal
 * @param directory that the file's own paths begin in
 */
record TemplateFile(ObjectNode root, Path path, Path directory) {

    static TemplateFile read(Path template) {
        Path path = template.toAbsolutePath().normalize();
        ObjectNode root = TemplateYaml.read(path);
        Path directory = path.getParent();
        if (directory == null || !root.path("Resources").isObject()) {
            throw new TemplateInvalid(path.toString(), "has no Resources");
        }
        return new TemplateFile(Globals.merged(root), path, directory);
    }
}
