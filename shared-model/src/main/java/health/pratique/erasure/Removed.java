package health.pratique.erasure;

/** How much was removed from a store. */
public record Removed(int objects, int versions) {

    public static final Removed NOTHING = new Removed(0, 0);

    public Removed plus(Removed more) {
        return new Removed(objects + more.objects, versions + more.versions);
    }
}
