package health.pratique.api.documents;

import org.jspecify.annotations.Nullable;

/**
 * A place for what a request makes, under a name that the request's repetition finds again.
 *
 * @param name of the object to be made
 * @param outcome what the request came to; absent until it has
 */
record Reservation(String name, @Nullable String outcome) {}
