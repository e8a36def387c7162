package health.pratique.local.cli.demo;

import health.pratique.local.cli.Submission;
import java.util.List;

/** The documents that an installation gets on an ordinary day, as far as the demonstration has them: those that it releases. */
public final class OrdinaryMix {

    private static final String RELEASED = "RELEASED";

    private OrdinaryMix() {}

    public static List<Submission> submissions() {
        return Sample.all().stream()
                .filter(sample -> sample.outcome().equals(RELEASED))
                .map(Sample::submission)
                .toList();
    }
}
