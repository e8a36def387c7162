package health.pratique.fraud;

/** Something is kept as a forest and is none, or not one for these features: the scorer does without it. */
final class ForestUnreadable extends Exception {

    private static final long serialVersionUID = 1;

    ForestUnreadable(String message) {
        super(message);
    }

    ForestUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
