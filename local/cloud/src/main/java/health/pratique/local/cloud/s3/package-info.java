/** S3: the embedded object store, and the events that it raises. */
@NullMarked
package health.pratique.local.cloud.s3;

import org.jspecify.annotations.NullMarked;
