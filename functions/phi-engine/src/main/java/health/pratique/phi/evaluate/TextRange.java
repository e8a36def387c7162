package health.pratique.phi.evaluate;

/** Text from {@code start} to before {@code end}, in UTF-16 units, that may be redacted or not. */
record TextRange(int start, int end) {}
