package health.pratique.local.cloud.s3;

import java.time.Instant;
import java.util.Optional;

/** How long a version is protected, and whether a privileged caller may lift that. */
record Retention(String mode, Instant until) {

    private static final String COMPLIANCE = "COMPLIANCE";

    static Optional<Retention> of(S3Xml xml) {
        return xml.text("Mode")
                .flatMap(mode -> xml.text("RetainUntilDate").map(until -> new Retention(mode, Instant.parse(until))));
    }

    boolean protectsAt(Instant now, boolean bypassed) {
        return now.isBefore(until) && (mode.equals(COMPLIANCE) || !bypassed);
    }

    /** Protection may always become longer or stricter. */
    boolean mayBecome(Optional<Retention> other, Instant now, boolean bypassed) {
        return !protectsAt(now, bypassed)
                || other.filter(longer -> !longer.until.isBefore(until))
                        .filter(stricter -> stricter.mode.equals(mode) || stricter.mode.equals(COMPLIANCE))
                        .isPresent();
    }

    String toXml() {
        return "<Retention xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Mode>" + mode + "</Mode><RetainUntilDate>"
                + until + "</RetainUntilDate></Retention>";
    }
}
