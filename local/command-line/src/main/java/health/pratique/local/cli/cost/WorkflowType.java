package health.pratique.local.cli.cost;

/** How Step Functions bills a run: by its transitions, or by its time. */
public enum WorkflowType {
    STANDARD,
    EXPRESS
}
