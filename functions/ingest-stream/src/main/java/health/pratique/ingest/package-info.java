/** From the intake stream into the intake bucket: each record becomes one object, or is kept as it came. */
@NullMarked
package health.pratique.ingest;

import org.jspecify.annotations.NullMarked;
