/** The stacks of {@code sam/} as CloudFormation gets them, joined, and rules over them. */
@NullMarked
package health.pratique.local.templates;

import org.jspecify.annotations.NullMarked;
