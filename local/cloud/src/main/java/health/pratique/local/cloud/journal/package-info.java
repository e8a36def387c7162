/** Work that was accepted and is not finished, kept on disk. */
@NullMarked
package health.pratique.local.cloud.journal;

import org.jspecify.annotations.NullMarked;
