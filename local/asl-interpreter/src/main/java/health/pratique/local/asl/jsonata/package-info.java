/** JSONata as Step Functions evaluates it: {@code {% %}} templates, {@code $states}, the extra functions. */
@NullMarked
package health.pratique.local.asl.jsonata;

import org.jspecify.annotations.NullMarked;
