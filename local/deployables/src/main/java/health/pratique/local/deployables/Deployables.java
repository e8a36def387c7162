package health.pratique.local.deployables;

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

/** What functions are packaged of: the modules of each by the checkout's POMs, and their classes as the class loader has them. */
public final class Deployables {

    private static final Pattern PARENT = Pattern.compile("<parent>.*?</parent>", Pattern.DOTALL);
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(pratique\\.[a-z.-]+)(?::([^}]*))?}");
    private static final Pattern MODULE = Pattern.compile("<artifactId>pratique-([a-z0-9-]+)</artifactId>");

    private final Path checkout;
    private final Map<String, List<ClassNode>> classes = new ConcurrentHashMap<>();

    /** @param checkout whose modules are on the class path */
    public Deployables(Path checkout) {
        this.checkout = checkout;
    }

    /**
     * What of a module a function can run.
     *
     * @param handler its name; empty for a REST API
     * @param legend where a location lies that is read from a record, by the accessor that gives it: {@code Document.location}
     */
    public FunctionCode code(String module, String handler, Map<String, Origin> legend) {
        List<ClassNode> all = new ArrayList<>();
        modules(module).forEach(one -> all.addAll(classes.computeIfAbsent(one, this::read)));
        return new FunctionCode(new ClassFiles(all), handler, legend);
    }

    /** The environment variables that matter to a function. */
    public Variables variables(String module, String handler) {
        return code(module, handler, Map.of()).variables(placeholders(module));
    }

    /** The handler that Quarkus starts where nobody names another; empty for a REST API. */
    public String handler(String module) {
        return properties(module, "application.properties").getProperty("quarkus.lambda.handler", "");
    }

    /** Settings that Quarkus reads for its own, by the properties of all modules. */
    private List<Origin.Setting> placeholders(String module) {
        return modules(module).stream()
                .flatMap(one -> Stream.of("META-INF/microprofile-config.properties", "application.properties")
                        .map(file -> properties(one, file)))
                .flatMap(properties -> properties.values().stream())
                .flatMap(value -> PLACEHOLDER.matcher(value.toString()).results())
                .map(found -> new Origin.Setting(found.group(1), Optional.ofNullable(found.group(2)), false))
                .toList();
    }

    private Properties properties(String module, String name) {
        Properties properties = new Properties();
        Path file = directory(module).resolve("src/main/resources").resolve(name);
        if (Files.exists(file)) {
            try (InputStream content = Files.newInputStream(file)) {
                properties.load(content);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return properties;
    }

    private Set<String> modules(String module) {
        Set<String> found = new LinkedHashSet<>();
        gather(module, found);
        return found;
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
