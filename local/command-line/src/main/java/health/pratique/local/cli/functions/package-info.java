/** The handlers of all functions in one Quarkus application, called as Lambda calls them. */
@NullMarked
package health.pratique.local.cli.functions;

import org.jspecify.annotations.NullMarked;
