/** PostgreSQL as a child process. */
@NullMarked
package health.pratique.local.cloud.postgres;

import org.jspecify.annotations.NullMarked;
