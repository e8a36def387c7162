package health.pratique.local.asl;

import java.util.List;

/** A state that may have {@code Retry} and {@code Catch}. */
public sealed interface RecoverableState extends State permits TaskState, ParallelState, MapState {

    List<Retrier> retriers();

    List<Catcher> catchers();

    /** The way out on success. */
    Exit exit();
}
