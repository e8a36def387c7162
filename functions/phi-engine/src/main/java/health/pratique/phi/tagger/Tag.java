package health.pratique.phi.tagger;

import health.pratique.phi.PhiType;
import org.jspecify.annotations.Nullable;

/** What a word may be part of. The order is that of the model and never changes. */
public enum Tag {
    NONE(null),
    NAME(PhiType.NAME),
    PLACE(PhiType.CITY),
    FACILITY(PhiType.HOSPITAL),
    ORGANIZATION(PhiType.ORGANIZATION);

    static final Tag[] ALL = values();

    private final @Nullable PhiType type;

    Tag(@Nullable PhiType type) {
        this.type = type;
    }

    /** The type of a span of such words; none for {@link #NONE}. */
    @Nullable
    PhiType type() {
        return type;
    }
}
