/** Units of measure as UCUM writes them. */
@NullMarked
package health.pratique.compliance.unit;

import org.jspecify.annotations.NullMarked;
