package health.pratique.export;

/** Of whom an export is. */
public sealed interface ExportRange {

    /** All that a custodian keeps. */
    record Everything() implements ExportRange {}

    /** What is some patient's. */
    record Patients() implements ExportRange {}

    /** What is one of a group's patients', as the group was when the export was asked for. */
    record Members(String group, int version) implements ExportRange {}

    /** As it is kept. */
    default String text() {
        return switch (this) {
            case Everything everything -> "system";
            case Patients patients -> "patient";
            case Members members -> members.group() + "/" + members.version();
        };
    }

    static ExportRange parse(String text) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            return new Members(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
        }
        return switch (text) {
            case "system" -> new Everything();
            case "patient" -> new Patients();
            default -> throw new IllegalArgumentException("an export is of the system, of patients or of a group");
        };
    }
}
