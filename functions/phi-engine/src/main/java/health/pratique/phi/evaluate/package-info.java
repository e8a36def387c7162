/** Runs the engine over labelled or unlabelled texts, and measures it. */
@NullMarked
package health.pratique.phi.evaluate;

import org.jspecify.annotations.NullMarked;
