package health.pratique.kit;

/** {@link StepWork} that looks at the document's record as it was when the step began. */
@FunctionalInterface
public interface RecordedWork {

    StepResult perform(DocumentRecord held);
}
