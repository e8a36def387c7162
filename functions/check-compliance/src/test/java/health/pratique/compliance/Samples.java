package health.pratique.compliance;

import health.pratique.compliance.SamplesTest.Sample;
import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.ResearchApproval;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** A document that keeps each rule and one that breaks it. */
final class Samples {

    private static final ResearchApproval APPROVED =
            new ResearchApproval("IRB 7", LocalDate.of(2027, 1, 1), "DUA 1", "ED 1", true);

    private Samples() {}

    static List<Sample> all() {
        return Stream.of(
                        UsSamples.all(),
                        GdprAndRetentionSamples.all(),
                        DataQualitySamples.all(),
                        SecondaryUseSamples.all())
                .flatMap(List::stream)
                .toList();
    }

    static ConfigurationContent approved() {
        return ConfigurationContent.DEFAULT.with(APPROVED);
    }
}
