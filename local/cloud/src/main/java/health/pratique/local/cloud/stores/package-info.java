/** The embedded stores together, and where their servers' jars lie. */
@NullMarked
package health.pratique.local.cloud.stores;

import org.jspecify.annotations.NullMarked;
