/** The rules, one class each, and what several of them need to read. */
@NullMarked
package health.pratique.compliance.rule;

import org.jspecify.annotations.NullMarked;
