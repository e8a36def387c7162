/** Documents that come as records of a stream: the envelope that each comes in. */
@NullMarked
package health.pratique.stream;

import org.jspecify.annotations.NullMarked;
