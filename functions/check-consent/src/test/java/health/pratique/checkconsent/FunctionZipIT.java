package health.pratique.checkconsent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The deployed archive. Quarkus rewrites Panache's classes while it builds; were both the original and the rewritten one
 * packed, the class loader's order would decide whether a query works.
 */
class FunctionZipIT {

    private static final String PANACHE_ENTITY = "io/quarkus/hibernate/orm/panache/PanacheEntity.class";
    private static final Map<String, List<String>> PLACES = new HashMap<>();
    private static final Map<String, byte[]> CLASSES = new HashMap<>();

    @BeforeAll
    static void readTheArchive() throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("target", "function.zip"))) {
            read(file, "function.zip");
        }
        assumeThat(PLACES).as("a native image holds no class files").isNotEmpty();
    }

    @Test
    void holdsNoClassTwice() {
        assertThat(PLACES)
                .allSatisfy((name, places) -> assertThat(places).as(name).hasSize(1));
    }

    @Test
    void holdsTheRewrittenPanacheEntity() {
        assertThat(new String(CLASSES.get(PANACHE_ENTITY), StandardCharsets.ISO_8859_1))
                .contains("$$_hibernate_read_id");
    }

    @Test
    void holdsTheMigration() {
        assertThat(PLACES).containsKey("db/consent/V1__consent.sql");
    }

    /** Zip entries are read one after the other: a directory of them would hide the second of a name. */
    private static void read(InputStream archive, String place) throws IOException {
        ZipInputStream entries = new ZipInputStream(archive);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            String name = entry.getName();
            if (name.endsWith(".jar")) {
                read(entries, name);
            } else if (counts(name)) {
                PLACES.computeIfAbsent(name, unseen -> new ArrayList<>()).add(place);
                if (name.equals(PANACHE_ENTITY)) {
                    CLASSES.put(name, entries.readAllBytes());
                }
            }
        }
    }

    private static boolean counts(String name) {
        return name.endsWith(".sql")
                || name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class");
    }
}
