package health.pratique.phi;

/** What a token stands for. Prints as {@code [PHI]}. */
public record ResolvedToken(PhiType type, String value) {

    @Override
    public String toString() {
        return "[PHI]";
    }
}
