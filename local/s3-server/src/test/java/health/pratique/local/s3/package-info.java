/** Holds the replacement of S3Mock's bucket store to S3Mock's own. */
@NullMarked
package health.pratique.local.s3;

import org.jspecify.annotations.NullMarked;
