/** What {@code ./pratique bench formats} runs: invented documents of every format, and how fast they are opened and rewritten. */
@NullMarked
package health.pratique.local.benchmark.formats;

import org.jspecify.annotations.NullMarked;
