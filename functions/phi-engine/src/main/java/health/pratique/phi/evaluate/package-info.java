/** Runs the engine over labelled or unlabelled lines of JSON. */
@NullMarked
package health.pratique.phi.evaluate;

import org.jspecify.annotations.NullMarked;
