package health.pratique.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What images do later with Quarkus' description of the API is there to be done. */
class LateDescriptionTest {

    @ParameterizedTest
    @ValueSource(classes = {RecorderSubstitution.class, DocumentServiceSubstitution.class})
    void quarkusHasTheMethodsThatAreReplacedOrCalled(Class<?> substitution) {
        assertThat(Arrays.stream(substitution.getDeclaredMethods())
                        .filter(method ->
                                method.isAnnotationPresent(Substitute.class) || method.isAnnotationPresent(Alias.class))
                        .map(LateDescriptionTest::signature))
                .isNotEmpty()
                .isSubsetOf(Stream.of(target(substitution).getDeclaredMethods())
                        .map(LateDescriptionTest::signature)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(classes = DocumentServiceSubstitution.class)
    void quarkusHasTheFieldsThatAreRead(Class<?> substitution) throws NoSuchFieldException {
        for (Field read : substitution.getDeclaredFields()) {
            assertThat(target(substitution).getDeclaredField(read.getName()).getGenericType())
                    .isEqualTo(read.getGenericType());
        }
    }

    @Test
    void theDescriptionIsMadeOnce() {
        LateDescription description = new LateDescription(null, Map.of(RunStage.BUILD, List.of()));
        LateDescription.keep("late", description);

        assertThat(LateDescription.take("late")).isSameAs(description);
        assertThat(LateDescription.take("late")).isNull();
    }

    private static Class<?> target(Class<?> substitution) {
        return substitution.getAnnotation(TargetClass.class).value();
    }

    private static String signature(Method method) {
        return method.getReturnType() + " " + method.getName() + Arrays.toString(method.getGenericParameterTypes());
    }
}
