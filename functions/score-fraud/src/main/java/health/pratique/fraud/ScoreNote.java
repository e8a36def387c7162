package health.pratique.fraud;

import java.util.Optional;

/**
 * What is kept with the count of a document that was scored: whoever repeats the step gives the same score, and the forest learns from it.
 *
 * @param execution the run that scored it
 * @param model the scorer, as the outcome names it
 */
record ScoreNote(String execution, String model, FeatureVector vector) {

    String written() {
        return execution + " " + model + " " + vector.written();
    }

    /** Empty where another run wrote it, or an earlier release with other features. */
    static Optional<ScoreNote> read(String written, String execution) {
        if (!written.startsWith(execution + " ")) {
            return Optional.empty();
        }
        String[] parts = written.substring(execution.length() + 1).split(" ", 2);
        try {
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new ScoreNote(execution, parts[0], FeatureVector.parse(parts[1])));
        } catch (IllegalArgumentException otherFeatures) {
            return Optional.empty();
        }
    }
}
