/** The words of the system: records, sealed outcomes, faults and their JSON contracts. */
@NullMarked
package health.pratique.model;

import org.jspecify.annotations.NullMarked;
