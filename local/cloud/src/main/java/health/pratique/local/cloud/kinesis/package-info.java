/** Kinesis: data streams in memory. */
@NullMarked
package health.pratique.local.cloud.kinesis;

import org.jspecify.annotations.NullMarked;
