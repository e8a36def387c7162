/** Tables of delimited text: how their rows are cut, what their columns mean, and whom they speak of. */
@NullMarked
package health.pratique.format.table;

import org.jspecify.annotations.NullMarked;
