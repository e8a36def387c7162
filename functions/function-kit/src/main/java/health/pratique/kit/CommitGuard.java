package health.pratique.kit;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds fast what a success depends on while the success is put on record, so that the two cannot come apart in between.
 * Example: no consent is withdrawn between the last look at it and the record of a release.
 */
@FunctionalInterface
public interface CommitGuard {

    /** The success depends on nothing that could change. */
    CommitGuard NO_OP = record -> {
        record.accept(Map.of());
        return Optional.empty();
    };

    /**
     * Calls {@code record} once, or refuses and does not call it.
     *
     * @param record puts the success on record, with these facts beside the step's own
     * @return why the success does not stand any more; it is put on record in the place of the success
     */
    Optional<StepResult.Refused> commit(Consumer<Map<String, String>> record);
}
