package health.pratique.local.benchmark;

/**
 * How long is measured.
 *
 * @param warmUps rounds of a second that do not count, after the {@link WarmUp}
 * @param rounds of a second that count
 * @param loads fresh JVMs that load the engine
 */
record Effort(int warmUps, int rounds, int loads) {

    static final Effort USUAL = new Effort(3, 10, 10);

    /** Good for a first look only. */
    static final Effort QUICK = new Effort(1, 4, 3);
}
