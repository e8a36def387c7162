/** Recognises, opens, reads and rewrites each format behind one interface. */
@NullMarked
package health.pratique.format;

import org.jspecify.annotations.NullMarked;
