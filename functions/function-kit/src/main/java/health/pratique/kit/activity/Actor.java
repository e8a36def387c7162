package health.pratique.kit.activity;

import health.pratique.model.Custodian;
import java.util.Objects;

/**
 * Somebody or something whose activity is counted, within one custodian: the same name at another custodian is another actor.
 *
 * @param name a system, an account or a token's subject; never a patient
 */
public record Actor(Custodian custodian, ActorKind kind, String name) {

    public Actor {
        Objects.requireNonNull(custodian);
        if (name.isEmpty() || name.length() > 256) {
            throw new IllegalArgumentException("an actor's name has 1 to 256 characters");
        }
    }

    /** Of the actor's items. A custodian's name has no number sign in it. */
    String key() {
        return custodian.value() + "#" + kind + "#" + name;
    }
}
