/** Amazon API Gateway's part on one machine: keys, usage plans, limits, and what it refuses before a function sees it. */
@NullMarked
package health.pratique.local.cloud.apigateway;

import org.jspecify.annotations.NullMarked;
