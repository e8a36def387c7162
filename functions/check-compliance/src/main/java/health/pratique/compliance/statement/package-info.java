/** What a document states, gathered in one walk for all rules together. */
@NullMarked
package health.pratique.compliance.statement;

import org.jspecify.annotations.NullMarked;
