package health.pratique.local.asl;

/** Does nothing but assign and shape its output. */
public record PassState(String name, Exit exit) implements State {

    @Override
    public String type() {
        return "Pass";
    }
}
