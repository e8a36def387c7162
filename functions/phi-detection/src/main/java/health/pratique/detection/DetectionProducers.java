package health.pratique.detection;

import health.pratique.detection.comprehend.ComprehendClients;
import health.pratique.detection.comprehend.ComprehendDetector;
import health.pratique.detection.comprehend.ComprehendSettings;
import health.pratique.kit.MetricSink;
import health.pratique.phi.PhiDetector;
import health.pratique.phi.PhiEngine;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.comprehendmedical.ComprehendMedicalClient;

/** Makes the detectors that the configuration names, when the function starts. */
public class DetectionProducers {

    /** Made at its first use: a function that runs the local engine alone needs no region and no credentials for this. */
    @Produces
    @ApplicationScoped
    public ComprehendMedicalClient comprehendMedical(DetectionSettings settings) {
        return ComprehendClients.make(settings.comprehend());
    }

    void close(@Disposes ComprehendMedicalClient client) {
        client.close();
    }

    @Produces
    @Singleton
    @Startup
    public Detectors detectors(DetectionSettings settings, ComprehendMedicalClient client, MetricSink metrics) {
        ComprehendSettings comprehend = checked(settings.comprehend());
        Set<DetectorName> names = settings.detectors();
        PhiDetector remote = new ComprehendDetector(client, comprehend.maxConcurrency(), comprehend.throttlePatience());
        if (names.contains(DetectorName.LOCAL_FIRST)) {
            check(names.size() == 1, "pratique.detectors: local-first stands alone");
            return metered(Detectors.localFirst(PhiEngine.standard(), remote, comprehend.minScore()), metrics);
        }
        Map<DetectorName, PhiDetector> running = new EnumMap<>(DetectorName.class);
        if (names.contains(DetectorName.LOCAL)) {
            running.put(DetectorName.LOCAL, PhiEngine.standard());
        }
        if (names.contains(DetectorName.COMPREHEND)) {
            running.put(DetectorName.COMPREHEND, remote);
        }
        return metered(new Detectors(running, comprehend.minScore()), metrics);
    }

    private static Detectors metered(Detectors detectors, MetricSink metrics) {
        return detectors.metered(search -> metrics.searched(search.characters(), search.asked()));
    }

    @Produces
    @Singleton
    public DocumentDetection detection(Detectors detectors) {
        return new DocumentDetection(detectors);
    }

    private static ComprehendSettings checked(ComprehendSettings settings) {
        check(settings.maxConcurrency() >= 1, "pratique.comprehend.max-concurrency is at least 1");
        check(settings.maxAttempts() >= 1, "pratique.comprehend.max-attempts is at least 1");
        check(settings.minScore() >= 0 && settings.minScore() <= 1, "pratique.comprehend.min-score is from 0 to 1");
        check(settings.attemptTimeout().isPositive(), "pratique.comprehend.attempt-timeout is longer than nothing");
        check(
                settings.callTimeout().compareTo(settings.attemptTimeout()) >= 0,
                "pratique.comprehend.call-timeout is no shorter than pratique.comprehend.attempt-timeout");
        return settings;
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
