/** The audit trail's way out of the database: archived rows in write-once storage, and anchors over them. */
@NullMarked
package health.pratique.archive;

import org.jspecify.annotations.NullMarked;
