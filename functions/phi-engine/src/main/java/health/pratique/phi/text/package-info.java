/** Text as the recognizers see it: cut into tokens once, each looked up in the lexicon once. */
@NullMarked
package health.pratique.phi.text;

import org.jspecify.annotations.NullMarked;
