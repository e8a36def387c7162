package health.pratique.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.InstantSource;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever JSON comes in can be handed through expressions and variables and comes out as it was. */
class PassingOnTest {

    private static final StateMachine MACHINE = StateMachine.parse("""
            {"QueryLanguage": "JSONata", "StartAt": "Keep", "States": {
               "Keep": {"Type": "Pass", "Assign": {"kept": "{% $states.input %}"}, "Output": {"in": "{% $states.input %}"}, "Next": "Call"},
               "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": "{% $states.input.in %}", "Next": "Give"},
               "Give": {"Type": "Succeed", "Output": ["{% $states.input %}", "{% $kept %}", "{% $states.context.Execution.Input %}"]}}}""");

    private final Interpreter interpreter =
            new Interpreter((_, arguments, _) -> arguments, new VirtualTime(), new Random(1), InstantSource.system());

    @Property(tries = 300)
    void anyJsonIsPassedOnAsItIs(@ForAll("json") JsonNode value) {
        ExecutionResult result = interpreter.run(MACHINE, value, Trial.CONTEXT, HistoryListener.NO_OP);

        assertThat(result).isInstanceOfSatisfying(ExecutionResult.Succeeded.class, succeeded -> assertThat(
                        succeeded.output().toString())
                .isEqualTo("[" + value + "," + value + "," + value + "]"));
    }

    @Provide
    Arbitrary<JsonNode> json() {
        return nested(3);
    }

    private Arbitrary<JsonNode> nested(int depth) {
        if (depth == 0) {
            return scalar();
        }
        Arbitrary<JsonNode> inner = nested(depth - 1);
        return Arbitraries.oneOf(
                inner,
                inner.list()
                        .ofMaxSize(3)
                        .map(elements -> Trial.JSON.createArrayNode().addAll(elements)),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(6), inner)
                        .ofMaxSize(3)
                        .map(members -> Trial.JSON.createObjectNode().setAll(members)));
    }

    /** Whole numbers are not given as 1.0, which comes out as 1. */
    private Arbitrary<JsonNode> scalar() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(TextNode::valueOf),
                Arbitraries.longs().map(LongNode::valueOf),
                Arbitraries.bigIntegers().map(BigIntegerNode::valueOf),
                Arbitraries.doubles().filter(d -> d != Math.rint(d)).map(DoubleNode::valueOf),
                Arbitraries.of(BooleanNode.TRUE, BooleanNode.FALSE),
                Arbitraries.just(NullNode.getInstance()));
    }
}
