/** ZIP and gzip, listed and read in memory within limits. Names in an archive are checked and never used as paths. */
@NullMarked
package health.pratique.format.archive;

import org.jspecify.annotations.NullMarked;
