/**
 * The configured detectors over an opened document. It is a library of its own because both detect-phi and store-document look
 * for PHI, with the same detectors and the same settings, and a handler never depends on a handler.
 */
@NullMarked
package health.pratique.detection;

import org.jspecify.annotations.NullMarked;
