/** One small class for each kind of PHI; all read the same tokens. */
@NullMarked
package health.pratique.phi.recognizer;

import org.jspecify.annotations.NullMarked;
