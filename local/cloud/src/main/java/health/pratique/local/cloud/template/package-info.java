/** A SAM template, read for what a local cloud provisions. */
@NullMarked
package health.pratique.local.cloud.template;

import org.jspecify.annotations.NullMarked;
