/** The one loopback port behind which all AWS-compatible services answer. */
@NullMarked
package health.pratique.local.cloud.gateway;

import org.jspecify.annotations.NullMarked;
