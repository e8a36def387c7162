package health.pratique.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.svm.core.annotate.Alias;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.AccessFlag;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The builder of GraalVM 25 is what the substitution takes it for. */
class ResourceKeySubstitutionTest {

    private final ClassModel keys = keys();

    @Test
    void theBuilderIsKnown() {
        assertThat(new ResourceKeySubstitution.KnownBuilder().getAsBoolean()).isTrue();
    }

    @Test
    void keysAreWhatTheSubstitutionCompares() {
        assertThat(keys.fields().stream()
                        .filter(field -> !field.flags().has(AccessFlag.STATIC))
                        .map(field -> field.fieldName().stringValue()
                                + ' '
                                + field.fieldType().stringValue()))
                .containsExactlyInAnyOrderElementsOf(compared());
    }

    /** When this fails, GraalVM compares its keys by plain code and the substitution can go. */
    @Test
    void keysAreStillComparedByAMethodHandle() {
        assertThat(keys.methods().stream().filter(ResourceKeySubstitutionTest::comparesByAMethodHandle))
                .hasSize(1);
    }

    private static List<String> compared() {
        return Arrays.stream(ResourceKeySubstitution.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Alias.class))
                .map(field -> field.getName() + ' ' + field.getType().descriptorString())
                .toList();
    }

    private static boolean comparesByAMethodHandle(MethodModel method) {
        return method.methodName().equalsString("equals")
                && method.code().stream()
                        .flatMap(code -> code.elementStream())
                        .anyMatch(InvokeDynamicInstruction.class::isInstance);
    }

    private static ClassModel keys() {
        try (InputStream file = Objects.requireNonNull(
                ClassLoader.getSystemResourceAsStream(ResourceKeySubstitution.KnownBuilder.KEYS))) {
            return ClassFile.of().parse(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
