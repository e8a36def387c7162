package health.pratique.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may have and read a platform's state. */
class StateDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void oneStateDirectoryHasOnePlatformAtATime() {
        Optional<Path> state = Optional.of(directory.resolve("state"));
        try (StateDirectory held = StateDirectory.open(state)) {
            assertThat(held.kept()).isTrue();
            assertThatThrownBy(() -> StateDirectory.open(state))
                    .isInstanceOf(PlatformFault.class)
                    .hasMessageContaining("is in use");
        }
        StateDirectory.open(state).close();
    }

    @Test
    void onlyItsOwnerCanReadIt() throws Exception {
        try (StateDirectory held = StateDirectory.open(Optional.of(directory.resolve("state")))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(held.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aTemporaryOneIsGoneAfterwards() {
        StateDirectory temporary = StateDirectory.open(Optional.empty());
        assertThat(temporary.path()).isDirectory();
        temporary.close();
        assertThat(temporary.path()).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidInOneLine() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> StateDirectory.open(Optional.of(file.resolve("state"))))
                .isInstanceOf(PlatformFault.class)
                .hasMessageContaining("cannot be written")
                .message()
                .doesNotContain("\n");
    }
}
