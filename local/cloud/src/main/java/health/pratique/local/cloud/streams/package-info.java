/** DynamoDB streams and data streams as event sources of functions. */
@NullMarked
package health.pratique.local.cloud.streams;

import org.jspecify.annotations.NullMarked;
