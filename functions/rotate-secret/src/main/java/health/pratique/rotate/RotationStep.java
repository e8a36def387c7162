package health.pratique.rotate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The four steps of a rotation, by the names that Secrets Manager has for them, in its order. */
public enum RotationStep {
    CREATE("createSecret"),
    SET("setSecret"),
    TEST("testSecret"),
    FINISH("finishSecret");

    private final String label;

    RotationStep(String label) {
        this.label = label;
    }

    /** @throws RotationFailed REQUEST_INVALID if there is no such step */
    static RotationStep of(@Nullable String label) {
        return Arrays.stream(values())
                .filter(step -> step.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new RotationFailed(RotationFailed.Reason.REQUEST_INVALID));
    }

    String label() {
        return label;
    }
}
