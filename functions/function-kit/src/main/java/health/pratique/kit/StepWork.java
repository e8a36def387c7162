package health.pratique.kit;

/** A step's work. Safe to do twice: the workflow repeats a step whose answer got lost. */
@FunctionalInterface
public interface StepWork {

    StepResult perform();
}
