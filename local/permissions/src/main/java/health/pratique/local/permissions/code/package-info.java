/** Reads class files: which methods a function reaches, and which requests to AWS they build. */
@NullMarked
package health.pratique.local.permissions.code;

import org.jspecify.annotations.NullMarked;
