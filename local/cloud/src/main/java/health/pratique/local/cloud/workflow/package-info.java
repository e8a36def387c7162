/** Step Functions: its API, running executions, and what Task states may call. */
@NullMarked
package health.pratique.local.cloud.workflow;

import org.jspecify.annotations.NullMarked;
