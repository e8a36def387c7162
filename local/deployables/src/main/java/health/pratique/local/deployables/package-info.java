/** Reads class files: which methods a function reaches, which settings they read, and which requests to AWS they build. */
@NullMarked
package health.pratique.local.deployables;

import org.jspecify.annotations.NullMarked;
