package health.pratique.local.cli.cost;

/**
 * A list price in US dollars.
 *
 * @param date when AWS published it, or {@code unknown}
 * @param source where it was read
 */
record Price(String key, String unit, double london, double virginia, String date, String source) {

    double in(PriceRegion region) {
        return switch (region) {
            case EU_WEST_2 -> london;
            case US_EAST_1 -> virginia;
        };
    }
}
