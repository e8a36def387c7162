/** From bytes to text: charsets, recognition by content, markup. */
@NullMarked
package health.pratique.format.text;

import org.jspecify.annotations.NullMarked;
