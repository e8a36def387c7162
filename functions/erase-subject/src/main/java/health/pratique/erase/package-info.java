/** Erases a patient: what can go goes, the key is destroyed, and a signed certificate says what the law keeps. */
@NullMarked
package health.pratique.erase;

import org.jspecify.annotations.NullMarked;
