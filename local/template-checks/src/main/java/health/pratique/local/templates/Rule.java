package health.pratique.local.templates;

import java.util.function.Function;
import java.util.stream.Stream;

/** What is asked of the stacks of every deployment. */
public interface Rule {

    Stream<Finding> findings(JoinedStacks stacks);

    /** The same stacks, broken in each way that this rule is there to find. */
    Stream<Broken> broken(JoinedStacks stacks);

    static Rule of(Function<JoinedStacks, Stream<Finding>> findings, Function<JoinedStacks, Stream<Broken>> broken) {
        return new Rule() {
            @Override
            public Stream<Finding> findings(JoinedStacks stacks) {
                return findings.apply(stacks);
            }

            @Override
            public Stream<Broken> broken(JoinedStacks stacks) {
                return broken.apply(stacks);
            }
        };
    }
}
