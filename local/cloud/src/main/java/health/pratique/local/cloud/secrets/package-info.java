/** Secrets Manager: secrets made once and kept in a file that its owner alone can read. */
@NullMarked
package health.pratique.local.cloud.secrets;

import org.jspecify.annotations.NullMarked;
