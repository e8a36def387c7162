/** DynamoDB: the embedded table store and its endpoint. */
@NullMarked
package health.pratique.local.cloud.dynamodb;

import org.jspecify.annotations.NullMarked;
