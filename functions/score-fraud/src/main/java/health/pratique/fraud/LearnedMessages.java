package health.pratique.fraud;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.model.PipelineState;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaMapperRecorder;
import java.lang.invoke.MethodHandles;
import org.graalvm.nativeimage.hosted.Feature;

/**
 * Has Jackson learn what the step takes and answers while an image is built. Quarkus does so for a function of one handler; of two it
 * knows which when the image starts, and learning then was a third of the time before the first event is asked for. A JVM never loads
 * this class.
 */
final class LearnedMessages implements Feature {

    @Override
    public String getDescription() {
        return "Keeps in the image what Jackson knows of ScoreFraud's messages";
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        // Makes Quarkus' mapper, as the image's heap has it.
        initialize(access.findClassByName("io.quarkus.runner.ApplicationImpl"));
        learn(AmazonLambdaMapperRecorder.objectMapper);
    }

    static void learn(ObjectMapper mapper) {
        mapper.readerFor(FraudRequest.class);
        mapper.writerFor(PipelineState.class);
    }

    private static void initialize(Class<?> application) {
        try {
            MethodHandles.lookup().ensureInitialized(application);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(application.getName(), hidden);
        }
    }
}
