package health.pratique.local.cli.cost;

/**
 * What is asked for.
 *
 * @param documentsADay that arrive, at most 100 million
 */
public record Scenario(
        long documentsADay, Packaging packaging, WorkflowType workflow, Detectors detectors, PriceRegion region) {

    private static final long MOST = 100_000_000;

    public Scenario {
        if (documentsADay < 0 || documentsADay > MOST) {
            throw new IllegalArgumentException("documents a day are 0 to " + MOST);
        }
    }

    Scenario with(long documents) {
        return new Scenario(documents, packaging, workflow, detectors, region);
    }

    Scenario with(Packaging other) {
        return new Scenario(documentsADay, other, workflow, detectors, region);
    }

    Scenario with(WorkflowType other) {
        return new Scenario(documentsADay, packaging, other, detectors, region);
    }

    Scenario with(Detectors other) {
        return new Scenario(documentsADay, packaging, workflow, other, region);
    }
}
