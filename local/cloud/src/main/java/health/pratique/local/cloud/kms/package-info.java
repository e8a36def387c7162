/** KMS: customer managed keys of the template, made once and kept apart from the data that they protect. */
@NullMarked
package health.pratique.local.cloud.kms;

import org.jspecify.annotations.NullMarked;
