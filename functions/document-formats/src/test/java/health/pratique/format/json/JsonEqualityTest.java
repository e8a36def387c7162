package health.pratique.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of large documents are compared with each other. */
class JsonEqualityTest {

    static Stream<Class<?>> values() {
        return Stream.of(JsonValue.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("values")
    void noValueIsComparedByACallThatAnImageInterprets(Class<?> value) throws IOException {
        assertThat(model(value).methods().stream().filter(JsonEqualityTest::compares))
                .noneMatch(method -> method.code()
                        .orElseThrow()
                        .elementStream()
                        .anyMatch(InvokeDynamicInstruction.class::isInstance));
    }

    @Test
    void valuesOfTheSameContentAreEqual() {
        assertThat(sample("1.0")).isEqualTo(sample("1.0")).hasSameHashCodeAs(sample("1.0"));
    }

    @Test
    void numbersAreComparedAsWritten() {
        assertThat(sample("1.0")).isNotEqualTo(sample("1.00"));
    }

    @Test
    void valuesOfDifferentKindsAreNotEqual() {
        assertThat(new JsonText("1")).isNotEqualTo(new JsonNumber("1"));
        assertThat(new JsonArray(List.of())).isNotEqualTo(new JsonObject(Map.of()));
    }

    private static JsonValue sample(String digits) {
        return new JsonObject(Map.of(
                "values",
                new JsonArray(List.of(new JsonNumber(digits), new JsonText("mg"))),
                "text",
                new JsonText("a")));
    }

    private static boolean compares(MethodModel method) {
        return method.methodName().equalsString("equals") || method.methodName().equalsString("hashCode");
    }

    private static ClassModel model(Class<?> type) throws IOException {
        try (InputStream file = Objects.requireNonNull(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
            return ClassFile.of().parse(file.readAllBytes());
        }
    }
}
