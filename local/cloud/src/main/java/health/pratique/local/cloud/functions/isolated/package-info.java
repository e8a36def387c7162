/** Functions as processes of their own, under AWS's runtime interface client. */
@NullMarked
package health.pratique.local.cloud.functions.isolated;

import org.jspecify.annotations.NullMarked;
