package health.pratique.local.deployables;

import org.jspecify.annotations.Nullable;

/**
 * By which calls a method was entered, the last first: its parameters are those of that call and of no other. Null is any way.
 *
 * @param length how many calls there are
 */
record Way(CallSite last, @Nullable Way before, int length) {

    static Way into(CallSite site, @Nullable Way before) {
        return new Way(site, before, before == null ? 1 : before.length + 1);
    }

    static int length(@Nullable Way way) {
        return way == null ? 0 : way.length;
    }
}
