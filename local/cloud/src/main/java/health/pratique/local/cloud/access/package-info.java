/** Who may do what: the template's policies, decided as IAM does, at every call of the local cloud. */
@NullMarked
package health.pratique.local.cloud.access;

import org.jspecify.annotations.NullMarked;
