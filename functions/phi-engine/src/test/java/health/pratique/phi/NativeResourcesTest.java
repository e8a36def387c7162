package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A resource that is not registered is missing from a native image, and nobody notices before it is asked for. */
class NativeResourcesTest {

    private static final String METADATA =
            "META-INF/native-image/health.pratique/pratique-phi-engine/reachability-metadata.json";

    @Test
    void everyResourceOfTheEngineIsRegistered() throws IOException, URISyntaxException {
        Path classes = Path.of(PhiEngine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> registered = new ArrayList<>();
        for (JsonNode resource :
                new ObjectMapper().readTree(classes.resolve(METADATA).toFile()).path("resources")) {
            registered.add(resource.path("glob").asText());
        }
        try (Stream<Path> files = Files.walk(classes.resolve("health"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> classes.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> !name.endsWith(".class")))
                    .containsExactlyInAnyOrderElementsOf(registered);
        }
    }
}
