/** SQS: queues in memory. */
@NullMarked
package health.pratique.local.cloud.sqs;

import org.jspecify.annotations.NullMarked;
