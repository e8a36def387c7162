package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.InternalFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How work ends, and what is counted of it. */
class MeasuredWorkTest {

    private final List<String> counted = new ArrayList<>();
    private final MeasuredWork work =
            new MeasuredWork("ReviewDocument", (step, outcome, duration) -> counted.add(step + " " + outcome));

    @Test
    void whatComesToItsEndIsASuccess() {
        assertThat(work.run(() -> "answer")).isEqualTo("answer");
        assertThat(counted).containsExactly("ReviewDocument SUCCESS");
    }

    @Test
    void whatAPolicyForbidsIsRefused() {
        PolicyViolated refusal = new PolicyViolated(ReasonCode.REVIEW_DECIDED);
        assertThatThrownBy(() -> work.run(() -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
        assertThat(counted).containsExactly("ReviewDocument REFUSED");
    }

    @Test
    void anotherFaultLeavesAsItIs() {
        TransientFault fault = new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE);
        assertThatThrownBy(() -> work.run(() -> {
                    throw fault;
                }))
                .isSameAs(fault);
        assertThat(counted).containsExactly("ReviewDocument FAILED");
    }

    @Test
    void ofADefectOnlyThePlaceIsTold() {
        assertThatThrownBy(() -> work.run(() -> {
                    throw new IllegalStateException("Quillfeather");
                }))
                .isInstanceOfSatisfying(
                        InternalFault.class, fault -> assertThat(fault.reason()).isEqualTo(ReasonCode.DEFECT))
                .hasNoCause()
                .message()
                .doesNotContain("Quillfeather");
        assertThat(counted).containsExactly("ReviewDocument FAILED");
    }
}
