/** The statistical tagger: a linear-chain model over the words that the rules leave open. */
@NullMarked
package health.pratique.phi.tagger;

import org.jspecify.annotations.NullMarked;
