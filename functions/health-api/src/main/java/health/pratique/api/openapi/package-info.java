/** What the API's description, at {@code /openapi}, says that no single operation can. */
@NullMarked
package health.pratique.api.openapi;

import org.jspecify.annotations.NullMarked;
