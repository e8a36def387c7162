/** Accepts or rejects an arrived document and claims it in the registry. */
@NullMarked
package health.pratique.validate;

import org.jspecify.annotations.NullMarked;
