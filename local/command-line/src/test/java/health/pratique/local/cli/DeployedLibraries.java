package health.pratique.local.cli;

import health.pratique.local.cloud.stores.RepositoryHome;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The libraries in the archives of all functions, each read once; the project's own modules are not among them. */
final class DeployedLibraries {

    private static final String LIBRARIES = "lib/";

    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Map<String, String> libraryOf = new HashMap<>();
    private final Set<String> read = new HashSet<>();

    private DeployedLibraries() {}

    static DeployedLibraries ofCheckout() throws IOException {
        DeployedLibraries libraries = new DeployedLibraries();
        for (Path archive : archives()) {
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                libraries.read(zip);
            }
        }
        return libraries;
    }

    static List<Path> archives() throws IOException {
        Path functions = RepositoryHome.locate().directory().resolve("functions");
        try (Stream<Path> modules = Files.list(functions)) {
            return modules.map(module -> module.resolve("target").resolve("function.zip"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    private void read(ZipFile archive) throws IOException {
        for (ZipEntry entry : Collections.list(archive.entries())) {
            String name = entry.getName();
            if (name.startsWith(LIBRARIES) && name.endsWith(".jar") && !name.contains("pratique-") && read.add(name)) {
                try (InputStream jar = archive.getInputStream(entry)) {
                    read(jar, name.substring(LIBRARIES.length()));
                }
            }
        }
    }

    private void read(InputStream jar, String library) throws IOException {
        ZipInputStream files = new ZipInputStream(jar);
        for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
            String name = file.getName();
            if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                String type = name.substring(0, name.length() - ".class".length());
                if (libraryOf.putIfAbsent(type, library) == null) {
                    classes.put(type, ClassFile.of().parse(files.readAllBytes()));
                }
            }
        }
    }

    /** By their names with slashes. */
    Map<String, ClassModel> classes() {
        return classes;
    }

    String libraryOf(String type) {
        return libraryOf.getOrDefault(type, "no library");
    }
}
