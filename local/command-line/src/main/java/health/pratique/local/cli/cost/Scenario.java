package health.pratique.local.cli.cost;

/**
 * What is asked for.
 *
 * @param documentsADay that arrive, at most 100 million
 */
public record Scenario(
        long documentsADay,
        Environment environment,
        Packaging packaging,
        WorkflowType workflow,
        Detectors detectors,
        PriceRegion region,
        Intake intake) {

    private static final long MOST = 100_000_000;

    public Scenario {
        if (documentsADay < 0 || documentsADay > MOST) {
            throw new IllegalArgumentException("documents a day are 0 to " + MOST);
        }
    }

    Scenario with(long documents) {
        return new Scenario(documents, environment, packaging, workflow, detectors, region, intake);
    }

    Scenario with(Packaging other) {
        return new Scenario(documentsADay, environment, other, workflow, detectors, region, intake);
    }

    Scenario with(WorkflowType other) {
        return new Scenario(documentsADay, environment, packaging, other, detectors, region, intake);
    }

    Scenario with(Detectors other) {
        return new Scenario(documentsADay, environment, packaging, workflow, other, region, intake);
    }

    Scenario with(Environment other) {
        return new Scenario(documentsADay, other, packaging, workflow, detectors, region, intake);
    }

    Scenario with(PriceRegion other) {
        return new Scenario(documentsADay, environment, packaging, workflow, detectors, other, intake);
    }

    Scenario with(Intake other) {
        return new Scenario(documentsADay, environment, packaging, workflow, detectors, region, other);
    }
}
