package health.pratique.local.cli.cost;

/** A region whose list prices are written down. */
public enum PriceRegion {
    EU_WEST_2("eu-west-2"),
    US_EAST_1("us-east-1");

    private final String id;

    PriceRegion(String id) {
        this.id = id;
    }

    /** As AWS writes it, and as it is typed. */
    @Override
    public String toString() {
        return id;
    }
}
