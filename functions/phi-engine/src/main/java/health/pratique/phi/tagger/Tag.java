package health.pratique.phi.tagger;

import health.pratique.phi.PhiType;
import org.jspecify.annotations.Nullable;

/** What a word or number may be part of. The order is that of the model and never changes. */
public enum Tag {
    NONE(null),
    NAME(PhiType.NAME),
    PLACE(PhiType.CITY),
    FACILITY(PhiType.HOSPITAL),
    ORGANIZATION(PhiType.ORGANIZATION),
    DATE(PhiType.DATE),
    NUMBER(PhiType.ID_OTHER);

    static final Tag[] ALL = values();

    private final @Nullable PhiType type;

    Tag(@Nullable PhiType type) {
        this.type = type;
    }

    /** Whether it is told by digits rather than by words. */
    boolean isOfDigits() {
        return this == DATE || this == NUMBER;
    }

    /** The type of a span of such words; none for {@link #NONE}. */
    @Nullable
    PhiType type() {
        return type;
    }
}
