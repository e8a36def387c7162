/** Reads policies out of the template, and decides by them as IAM does. */
@NullMarked
package health.pratique.local.permissions.policy;

import org.jspecify.annotations.NullMarked;
