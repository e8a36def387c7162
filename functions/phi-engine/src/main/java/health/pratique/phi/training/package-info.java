/** Trains the tagger's model from templates, the lexicon and a seed. Nothing of it runs in a function. */
@NullMarked
package health.pratique.phi.training;

import org.jspecify.annotations.NullMarked;
