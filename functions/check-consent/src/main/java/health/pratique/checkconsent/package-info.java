/** Asks the consent store whether the document may move forward. */
@NullMarked
package health.pratique.checkconsent;

import org.jspecify.annotations.NullMarked;
