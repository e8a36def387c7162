package health.pratique.local.asl;

import health.pratique.local.asl.jsonata.Template;

/** Lets time pass. */
public record WaitState(String name, Until until, Exit exit) implements State {

    @Override
    public String type() {
        return "Wait";
    }

    /** How long. */
    public sealed interface Until {}

    /** {@code Seconds}: a whole number from 0 to 99,999,999. */
    public record Seconds(Template value) implements Until {}

    /** {@code Timestamp}: RFC 3339; one that is past does not wait. */
    public record Timestamp(Template value) implements Until {}
}
