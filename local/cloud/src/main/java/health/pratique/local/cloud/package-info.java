/** AWS-compatible endpoints on one loopback port. */
@NullMarked
package health.pratique.local.cloud;

import org.jspecify.annotations.NullMarked;
