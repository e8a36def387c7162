/** Every answer is counted before it is given; a partner sees what it used. */
@NullMarked
package health.pratique.api.usage;

import org.jspecify.annotations.NullMarked;
