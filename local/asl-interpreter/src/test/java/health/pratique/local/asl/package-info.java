@NullMarked
package health.pratique.local.asl;

import org.jspecify.annotations.NullMarked;
