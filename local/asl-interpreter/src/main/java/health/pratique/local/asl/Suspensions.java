package health.pratique.local.asl;

import java.util.UUID;

/**
 * What surrounds an execution that waits: keeps where it stands, and brings the answers that come from outside. Each execution
 * has one of its own.
 */
public interface Suspensions {

    /** Forgets where an execution stands; no answer ever comes. */
    Suspensions NONE = new Suspensions() {};

    /** Nobody can guess it. */
    default String newToken() {
        return UUID.randomUUID().toString();
    }

    /**
     * To be kept before this returns: an execution that goes on later does so from here. Called for states of the machine itself, not
     * for those of branches and iterations, which begin again with their Parallel or Map.
     */
    default void stands(Standing where) {}

    /** From now on answers that name the callback's token reach it; where the standing has an answer, it is this one. */
    default void open(Callback callback, Standing where) {}

    /** The execution does nothing from now on. Called by its thread. */
    default void idle() {}

    /** An idle execution is about to go on. Called by the thread that brings the end of its wait. */
    default void wake() {}

    /** The execution goes on. Called by its thread; may wait until it is its turn. */
    default void goOn() {}
}
