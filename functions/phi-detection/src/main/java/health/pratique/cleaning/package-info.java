/** De-identifies an opened document and proves the copy clean: for releases, for the command line and for who calls HealthAPI. */
@NullMarked
package health.pratique.cleaning;

import org.jspecify.annotations.NullMarked;
