package health.pratique.phi.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes {@code engine-version.txt} into the engine's compiled classes: a digest of all its classes and resources, but for the
 * tools that evaluate it. Same sources, same compiler, same version.
 */
public final class EngineVersionFile {

    private static final String ENGINE = "health/pratique/phi";
    private static final String FILE = "engine-version.txt";
    private static final int LETTERS = 12;

    private EngineVersionFile() {}

    /** {@code CLASSES}: the directory that the engine was compiled into. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: EngineVersionFile CLASSES");
        }
        Path classes = Path.of(arguments[0]);
        Path file = classes.resolve(ENGINE).resolve(FILE);
        String version = version(classes) + '\n';
        if (!Files.exists(file) || !Files.readString(file).equals(version)) {
            Files.writeString(file, version);
        }
    }

    /** The digest's first twelve hexadecimal digits. */
    public static String version(Path classes) throws IOException {
        Path engine = classes.resolve(ENGINE);
        try (Stream<Path> walked = Files.walk(engine)) {
            List<Path> files = walked.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(engine.resolve("evaluate")))
                    .filter(file -> !file.endsWith(FILE))
                    .sorted()
                    .toList();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                digest.update((name + '\0' + Files.size(file) + '\0').getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, LETTERS);
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
