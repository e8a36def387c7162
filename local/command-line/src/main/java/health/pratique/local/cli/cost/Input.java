package health.pratique.local.cli.cost;

/**
 * What is known of the work, or taken for it.
 *
 * @param how {@code template}, {@code counted}, {@code measured} or {@code assumed}
 * @param from where the number comes from
 */
record Input(String key, double value, String unit, String how, String from) {}
