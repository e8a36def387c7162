/** PDF (ISO 32000-1): its text page by page, what may hide in it, and a new PDF of the clean text. */
@NullMarked
package health.pratique.format.pdf;

import org.jspecify.annotations.NullMarked;
