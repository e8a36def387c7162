/** EventBridge: the bus, its rules, and delivery to their targets. */
@NullMarked
package health.pratique.local.cloud.events;

import org.jspecify.annotations.NullMarked;
