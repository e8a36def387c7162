package health.pratique.local.permissions;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources are: above the directory that tests run in. */
final class Checkout {

    private Checkout() {}

    static Path path() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("sam"))) {
            at = at.getParent();
        }
        return at;
    }
}
