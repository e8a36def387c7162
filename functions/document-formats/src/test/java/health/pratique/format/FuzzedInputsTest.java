package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing sets out from, and what it has found: {@code fuzz/found/PARSER} keeps each input that something once went wrong with. */
class FuzzedInputsTest {

    @ParameterizedTest
    @EnumSource
    void everySeedIsReadAndRewritten(FuzzedParser parser) {
        assertThat(FuzzSeeds.of(parser)).isNotEmpty().allSatisfy(seed -> assertThatCode(() -> parser.checkAll(seed))
                .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource
    void whatWasFoundIsMended(Path input) throws IOException {
        FuzzedParser parser = FuzzedParser.named(
                Objects.requireNonNull(input.getParent()).getFileName().toString());
        byte[] content = Files.readAllBytes(input);
        assertThatCode(() -> parser.checkAll(content)).doesNotThrowAnyException();
    }

    static List<Path> whatWasFoundIsMended() throws IOException, URISyntaxException {
        URI found = Objects.requireNonNull(FuzzedInputsTest.class.getResource("fuzz/found"))
                .toURI();
        try (Stream<Path> files = Files.walk(Path.of(found))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
