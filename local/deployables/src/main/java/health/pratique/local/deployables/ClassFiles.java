package health.pratique.local.deployables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The product's own classes of one deployable. All else is a library's, whose code is not read. */
public final class ClassFiles {

    private final Map<String, ClassNode> classes = new LinkedHashMap<>();

    public ClassFiles(Collection<ClassNode> classes) {
        classes.forEach(one -> this.classes.put(one.name, one));
    }

    /** All classes below a directory. */
    public static List<ClassNode> read(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .map(ClassFiles::one)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ClassNode one(Path file) {
        try {
            ClassNode node = new ClassNode();
            new ClassReader(Files.readAllBytes(file)).accept(node, ClassReader.SKIP_FRAMES);
            return node;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Collection<ClassNode> all() {
        return classes.values();
    }

    Optional<ClassNode> find(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    boolean own(String name) {
        return classes.containsKey(name);
    }

    /** The class itself and all that it extends and implements; of a library's types the first only. */
    Set<String> supertypes(String name) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (found.add(next)) {
                find(next).ifPresent(node -> {
                    if (node.superName != null) {
                        open.add(node.superName);
                    }
                    open.addAll(node.interfaces);
                });
            }
        }
        return found;
    }

    boolean isA(String name, String supertype) {
        return supertypes(name).contains(supertype);
    }

    /** What runs when the method is called on an instance of the class; empty for a library's. */
    Optional<Code> resolve(String owner, String name, String descriptor) {
        for (Optional<ClassNode> at = find(owner); at.isPresent(); at = at.flatMap(above -> find(above.superName))) {
            Optional<Code> here = declared(at.get(), name, descriptor);
            if (here.isPresent()) {
                return here;
            }
        }
        return supertypes(owner).stream()
                .flatMap(type -> find(type).stream())
                .flatMap(type -> declared(type, name, descriptor).stream())
                .filter(code -> (code.method().access & Opcodes.ACC_ABSTRACT) == 0)
                .findFirst();
    }

    static Optional<Code> declared(ClassNode owner, String name, String descriptor) {
        for (MethodNode method : owner.methods) {
            if (method.name.equals(name) && method.desc.equals(descriptor)) {
                return Optional.of(new Code(owner, method));
            }
        }
        return Optional.empty();
    }
}
