/** What S3Mock needs to hold many keys: a bucket's keys in memory, and a log of their changes. */
@NullMarked
package health.pratique.local.s3;

import org.jspecify.annotations.NullMarked;
