package health.pratique.phi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The engine's version: it changes with every class and every resource of the engine, because a PHI report of another engine is
 * not what this one would say. The build writes it, see {@link health.pratique.phi.evaluate.EngineVersionFile}.
 */
final class EngineVersion {

    private static final String NAME = "pratique-phi/1.";

    private EngineVersion() {}

    /** Such as {@code pratique-phi/1.3f9a0c77b1d2}; for classes that no build has put together, another one each time. */
    static String current() {
        try (InputStream in = EngineVersion.class.getResourceAsStream("engine-version.txt")) {
            return NAME
                    + (in == null
                            ? "unbuilt-" + Long.toHexString(System.nanoTime())
                            : new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
