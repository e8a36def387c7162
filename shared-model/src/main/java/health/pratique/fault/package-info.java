/**
 * The faults a step can end in. Lambda reports a fault's full class name as the error name and the workflow catches by it,
 * so this package never moves and no class in it is renamed.
 */
@NullMarked
package health.pratique.fault;

import org.jspecify.annotations.NullMarked;
