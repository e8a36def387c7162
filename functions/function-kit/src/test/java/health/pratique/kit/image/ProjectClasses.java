package health.pratique.kit.image;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The project's classes and resources on the class path: what is deployed with the function whose test is running. */
final class ProjectClasses {

    private static final String PACKAGES = "health/pratique/";
    private static final String OF_TESTS = PACKAGES + "local/";
    private static final String METADATA = "META-INF/native-image/";

    private final Map<String, ClassModel> classes = new TreeMap<>();
    private final List<String> resources = new ArrayList<>();
    private final Set<String> metadata = new TreeSet<>();

    private ProjectClasses() {}

    static ProjectClasses deployed() {
        ProjectClasses deployed = new ProjectClasses();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (isTest(entry)) {
                continue;
            }
            try {
                deployed.read(Path.of(entry));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return deployed;
    }

    private static boolean isTest(String entry) {
        return entry.endsWith("test-classes") || entry.endsWith("-tests.jar") || entry.endsWith("-tests");
    }

    private void read(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            readBelow(entry);
        } else if (entry.toString().endsWith(".jar") && Files.exists(entry)) {
            try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                readBelow(jar.getPath("/"));
            }
        }
    }

    private void readBelow(Path root) throws IOException {
        for (String name : files(root, PACKAGES)) {
            if (name.endsWith(".class")) {
                byte[] code = Files.readAllBytes(root.resolve(name));
                classes.put(name.substring(0, name.length() - 6), ClassFile.of().parse(code));
            } else {
                resources.add(name);
            }
        }
        files(root, METADATA).stream()
                .filter(name -> name.endsWith("/reachability-metadata.json"))
                .forEach(metadata::add);
    }

    private static List<String> files(Path root, String folder) throws IOException {
        if (!Files.isDirectory(root.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith(OF_TESTS))
                    .toList();
        }
    }

    /** By their names with slashes. */
    Map<String, ClassModel> classes() {
        return classes;
    }

    /** The files in their packages that are no classes. */
    List<String> resources() {
        return resources;
    }

    /** The names of the metadata files, ours and those of libraries. */
    Set<String> metadata() {
        return metadata;
    }

    static Class<?> load(String name) {
        try {
            return Class.forName(name.replace('/', '.'), false, ProjectClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
