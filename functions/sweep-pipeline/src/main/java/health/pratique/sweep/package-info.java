/** Follows changes of consent to every document, and finds documents that stand still or were never begun. */
@NullMarked
package health.pratique.sweep;

import org.jspecify.annotations.NullMarked;
