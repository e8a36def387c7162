package health.pratique.local.cloud.s3;

/** Told of each object version after it is stored and before its upload is answered. Returns at once. */
@FunctionalInterface
public interface ObjectCreatedListener {

    ObjectCreatedListener NO_OP = created -> {};

    void created(ObjectCreated created);
}
