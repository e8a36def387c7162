package health.pratique.local.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules that a deployable is made of, as the {@code pom.xml} of each says; tests of it left out. */
final class Modules {

    private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?</parent>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(pratique-[a-z0-9-]+)</artifactId>");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "(?s)<dependency>\\s*<groupId>health\\.pratique</groupId>\\s*<artifactId>(pratique-[a-z0-9-]+)</artifactId>(.*?)</dependency>");

    private final Map<String, Path> directories = new HashMap<>();
    private final Map<String, List<String>> dependencies = new HashMap<>();

    /** @param house the checkout */
    Modules(Path house) {
        try (Stream<Path> functions = Files.list(house.resolve("functions"))) {
            Stream.concat(functions, Stream.of(house.resolve("shared-model")))
                    .filter(directory -> Files.exists(directory.resolve("pom.xml")))
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path directory) {
        String pom = PARENT.matcher(text(directory.resolve("pom.xml"))).replaceFirst("");
        String artifact = ARTIFACT.matcher(pom)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no artifact in " + directory))
                .group(1);
        directories.put(artifact, directory);
        dependencies.put(
                artifact,
                DEPENDENCY
                        .matcher(pom)
                        .results()
                        .filter(found -> !found.group(2).contains("<scope>test</scope>"))
                        .map(found -> found.group(1))
                        .toList());
    }

    /** Directories of a module and of all that it is made of. */
    Set<Path> of(String module) {
        Set<String> artifacts = new LinkedHashSet<>();
        collect("pratique-" + module, artifacts);
        Set<Path> found = new LinkedHashSet<>();
        artifacts.forEach(artifact -> found.add(directories.get(artifact)));
        return found;
    }

    private void collect(String artifact, Set<String> into) {
        if (directories.containsKey(artifact) && into.add(artifact)) {
            dependencies.getOrDefault(artifact, List.of()).forEach(dependency -> collect(dependency, into));
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
