/** The whole platform in this process: the local cloud, and the functions in it or beside it. */
@NullMarked
package health.pratique.local.cli.platform;

import org.jspecify.annotations.NullMarked;
