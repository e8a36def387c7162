package health.pratique.local.cloud.template;

/** The template cannot be used here. The message is one line that names the resource, the property and what is wrong. */
public sealed class TemplateInvalid extends RuntimeException permits NoLocalCounterpart {

    private static final long serialVersionUID = 1L;

    private final String place;

    public TemplateInvalid(String place, String problem) {
        super(place + ": " + problem);
        this.place = place;
    }

    /** Where: logical id and property path, such as {@code DetectPhi.Environment.Variables.PRATIQUE_DETECTORS}. */
    public String place() {
        return place;
    }
}
