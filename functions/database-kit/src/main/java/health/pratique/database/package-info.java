/** PostgreSQL as every store of the product uses it: bound to a custodian, fail closed, silent about rows. */
@NullMarked
package health.pratique.database;

import org.jspecify.annotations.NullMarked;
