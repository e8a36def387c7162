package health.pratique.local.cloud.workflow;

import health.pratique.local.asl.HistoryListener;

/** Told of executions by their own threads, which wait for it; many at a time. */
public interface ExecutionListener {

    ExecutionListener NO_OP = new ExecutionListener() {};

    /** It is accepted; it may still have to wait for its turn. */
    default void started(ExecutionView execution) {}

    default void happened(ExecutionView execution, HistoryListener.Entry entry) {}

    default void ended(ExecutionView execution) {}
}
