package health.pratique.local.cloud.template;

/** A reference to something that is in the template and not in the local cloud, such as a subnet. */
final class NoLocalCounterpart extends TemplateInvalid {

    private static final long serialVersionUID = 1L;

    NoLocalCounterpart(String place, String problem) {
        super(place, problem);
    }
}
