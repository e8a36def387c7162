package health.pratique.local.deployables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** What can be overridden of libraries' types: a library calls it without that being seen in the product's own code. */
final class LibraryTypes {

    private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private LibraryTypes() {}

    /** Name and descriptor of all methods of the type and of those above it. */
    static Set<String> methods(String type) {
        Set<String> known = KNOWN.get(type);
        if (known == null) {
            known = read(type);
            KNOWN.put(type, known);
        }
        return known;
    }

    private static Set<String> read(String type) {
        Set<String> found = new HashSet<>();
        node(type).ifPresent(node -> {
            node.methods.forEach(method -> found.add(method.name + method.desc));
            if (node.superName != null) {
                found.addAll(methods(node.superName));
            }
            node.interfaces.forEach(above -> found.addAll(methods(above)));
        });
        return found;
    }

    private static Optional<ClassNode> node(String type) {
        try (InputStream content = ClassLoader.getSystemResourceAsStream(type + ".class")) {
            if (content == null) {
                return Optional.empty();
            }
            ClassNode node = new ClassNode();
            new ClassReader(content)
                    .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return Optional.of(node);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
