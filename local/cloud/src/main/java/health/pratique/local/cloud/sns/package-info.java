/** SNS: topics whose messages can be looked at. */
@NullMarked
package health.pratique.local.cloud.sns;

import org.jspecify.annotations.NullMarked;
