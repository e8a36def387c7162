package health.pratique.rotate;

/** A step of a rotation that was not done: Secrets Manager asks again, and the old password still holds or is found again. */
public final class RotationFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    public enum Reason {
        REQUEST_INVALID("call it by aws secretsmanager rotate-secret, not by hand"),
        ROTATION_DISABLED("the secret has no rotation: deploy the stack, which schedules it"),
        VERSION_UNKNOWN("the secret has no version of this token: rotate it anew"),
        VERSION_NOT_PENDING("this version is of a rotation that was given up: rotate it anew"),
        SECRET_UNREADABLE(
                "the secret is no JSON with host, port, dbname, username and password: put back its last version"),
        ANOTHER_LOGIN("the version to come is of another host or user than the present one: rotate it anew"),
        LOGIN_REFUSED("the database takes none of the secret's passwords: set one by aws rds modify-db-instance"),
        DATABASE_UNAVAILABLE("look at the database; the rotation is tried again"),
        SECRETS_UNAVAILABLE("look at Secrets Manager and at the function's role; the rotation is tried again");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }
    }

    private final Reason reason;

    /** Never with a cause: what a driver or a service says may quote what it was given. */
    RotationFailed(Reason reason) {
        super(reason + ": " + reason.remedy);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
