package health.pratique.export;

/**
 * What has been read. An export is read part by part: type by type, and for a large group some of its patients at a time.
 *
 * @param part counts from 0
 * @param after behind which resource of the part to go on, by order of arrival
 */
public record ExportPosition(int part, long after) {

    public static final ExportPosition START = new ExportPosition(0, 0);

    ExportPosition behind(long resource) {
        return new ExportPosition(part, resource);
    }

    ExportPosition nextPart() {
        return new ExportPosition(part + 1, 0);
    }
}
