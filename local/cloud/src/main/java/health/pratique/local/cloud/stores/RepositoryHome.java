package health.pratique.local.cloud.stores;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the checkout lies: system property {@code pratique.home}, environment variable {@code PRATIQUE_HOME}, or the nearest directory at or
 * above the working directory that holds {@code pom.xml} and {@code local/cloud}.
 */
public record RepositoryHome(Path directory) {

    public static RepositoryHome locate() {
        return Optional.ofNullable(System.getProperty("pratique.home"))
                .or(() -> Optional.ofNullable(System.getenv("PRATIQUE_HOME")))
                .map(named -> new RepositoryHome(Path.of(named).toAbsolutePath().normalize()))
                .or(() -> above(Path.of("").toAbsolutePath()))
                .orElseThrow(
                        () -> new StoreFailure(
                                "The Pratique checkout was not found: run from inside it, or set PRATIQUE_HOME to its root directory."));
    }

    /** The jars of an embedded server, as the module {@code local/<name>-server} collects them. */
    public Path serverJars(String name) {
        return directory
                .resolve("local")
                .resolve(name + "-server")
                .resolve("target")
                .resolve("server");
    }

    /** Unpacked PostgreSQL binaries, kept between runs because unpacking takes seconds; {@code mvn clean} removes them. */
    public Path postgresBinaries() {
        return directory.resolve("local").resolve("cloud").resolve("target").resolve("postgres");
    }

    private static Optional<RepositoryHome> above(Path start) {
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("pom.xml"))
                    && Files.isDirectory(at.resolve("local").resolve("cloud"))) {
                return Optional.of(new RepositoryHome(at));
            }
        }
        return Optional.empty();
    }
}
