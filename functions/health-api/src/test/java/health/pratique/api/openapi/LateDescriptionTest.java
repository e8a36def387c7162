package health.pratique.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.svm.core.annotate.TargetClass;
import health.pratique.kit.image.SubstitutionContract;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What images do later with Quarkus' description of the API is there to be done. */
class LateDescriptionTest {

    @ParameterizedTest
    @ValueSource(classes = {RecorderSubstitution.class, DocumentServiceSubstitution.class})
    void quarkusHasWhatIsReplacedCalledOrRead(Class<?> substitution) throws NoSuchFieldException {
        Class<?> target = substitution.getAnnotation(TargetClass.class).value();

        SubstitutionContract.assertMethods(substitution, target);
        SubstitutionContract.assertFields(substitution, target);
    }

    @Test
    void theDescriptionIsMadeOnce() {
        LateDescription description = new LateDescription(null, Map.of(RunStage.BUILD, List.of()));
        LateDescription.keep("late", description);

        assertThat(LateDescription.take("late")).isSameAs(description);
        assertThat(LateDescription.take("late")).isNull();
    }
}
