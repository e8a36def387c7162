package health.pratique.export;

/**
 * One file of an export: resources of one type, a line of JSON each.
 *
 * @param name {@code Observation-3-5f0c12ab.ndjson}: two workers at once never write one file
 * @param deleted whether its lines tell that resources are there no more; else they are the resources
 */
public record ExportFile(String name, String type, int resources, boolean deleted) {

    private static final String DELETED = "deleted";

    /** As it is kept. */
    String text() {
        return name + " " + type + " " + resources + (deleted ? " " + DELETED : "");
    }

    static ExportFile parse(String text) {
        String[] parts = text.split(" ");
        return new ExportFile(parts[0], parts[1], Integer.parseInt(parts[2]), parts.length > 3);
    }
}
