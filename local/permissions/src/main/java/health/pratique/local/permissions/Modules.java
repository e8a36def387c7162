package health.pratique.local.permissions;

import health.pratique.local.permissions.code.ClassFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.tree.ClassNode;

/** The checkout's modules: which a function is packaged of, and the classes of each as the class loader has them. */
final class Modules {

    private static final Pattern PARENT = Pattern.compile("<parent>.*?</parent>", Pattern.DOTALL);
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern MODULE = Pattern.compile("<artifactId>pratique-([a-z0-9-]+)</artifactId>");

    private final Path checkout;
    private final Map<String, List<ClassNode>> classes = new ConcurrentHashMap<>();

    Modules(Path checkout) {
        this.checkout = checkout;
    }

    /** All classes of a deployable that are the product's own. */
    ClassFiles deployable(String module) {
        Set<String> modules = new LinkedHashSet<>();
        gather(module, modules);
        List<ClassNode> all = new ArrayList<>();
        modules.forEach(one -> all.addAll(classes.computeIfAbsent(one, this::read)));
        return new ClassFiles(all);
    }

    /** The handler that Quarkus starts where nobody names another; empty for a REST API. */
    String handler(String module) {
        Path file = directory(module).resolve("src/main/resources/application.properties");
        try (InputStream content = Files.newInputStream(file)) {
            Properties properties = new Properties();
            properties.load(content);
            return properties.getProperty("quarkus.lambda.handler", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void gather(String module, Set<String> into) {
        if (!into.add(module)) {
            return;
        }
        String pom = text(directory(module).resolve("pom.xml"));
        Matcher dependencies = DEPENDENCY.matcher(PARENT.matcher(pom).replaceAll(""));
        while (dependencies.find()) {
            String dependency = dependencies.group(1);
            Matcher name = MODULE.matcher(dependency);
            if (name.find() && !dependency.contains("<scope>test</scope>") && !dependency.contains("test-jar")) {
                gather(name.group(1), into);
            }
        }
    }

    private Path directory(String module) {
        return Stream.of(checkout.resolve("functions").resolve(module), checkout.resolve(module))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no module " + module));
    }

    /** From where a class of the module was loaded: its own build's directory, or a jar. */
    private List<ClassNode> read(String module) {
        Path sources = directory(module).resolve("src/main/java");
        String sample = sample(sources).replace(".java", ".class");
        URL found = Optional.ofNullable(ClassLoader.getSystemResource(sample))
                .orElseThrow(
                        () -> new IllegalStateException("module " + module + " is not on the class path: " + sample));
        try {
            if (found.getProtocol().equals("jar")) {
                String jar = found.getPath().substring(0, found.getPath().indexOf('!'));
                try (FileSystem files = FileSystems.newFileSystem(Path.of(URI.create(jar)))) {
                    return ClassFiles.read(files.getPath("/"));
                }
            }
            Path file = Path.of(found.toURI());
            return ClassFiles.read(
                    Path.of(file.toString().substring(0, file.toString().length() - sample.length())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException misplaced) {
            throw new IllegalStateException("module " + module + " lies at no address", misplaced);
        }
    }

    private static String sample(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .map(file -> sources.relativize(file).toString())
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
