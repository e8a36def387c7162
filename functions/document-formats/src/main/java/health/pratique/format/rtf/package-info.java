/** From RTF to the text in it (Microsoft Rich Text Format Specification 1.9.1). */
@NullMarked
package health.pratique.format.rtf;

import org.jspecify.annotations.NullMarked;
