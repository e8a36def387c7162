/** Who does what how often: counters and sketches over sliding windows, for whoever asks whether that is unusual. */
@NullMarked
package health.pratique.kit.activity;

import org.jspecify.annotations.NullMarked;
