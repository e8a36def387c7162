package health.pratique.api.walk;

/** A header or a query parameter as it is sent. */
record Named(String name, String value) {}
