package health.pratique.api.privacy;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.privacy.DenialGround;
import health.pratique.privacy.ExtensionReason;
import health.pratique.privacy.IdentityProof;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What privacy officers and patients say in the course of a request. */
final class Answers {

    private Answers() {}

    /** How it was made sure who asks. */
    @RegisterForReflection
    @Schema(name = "PrivacyIdentity")
    record Identity(@Schema(examples = "PHOTO_ID") IdentityProof proof) {
        Identity {
            if (proof == null || proof == IdentityProof.ACCESS_TOKEN) {
                throw new ProblemException(ProblemKind.REQUEST_INVALID);
            }
        }
    }

    /** @param words what the patient is told besides */
    @RegisterForReflection
    @Schema(name = "PrivacyExtension")
    record Extension(
            @Schema(examples = "COMPLEX") ExtensionReason reason,
            @Nullable String words) {
        Extension {
            if (reason == null) {
                throw new ProblemException(ProblemKind.REQUEST_INVALID);
            }
            checked(words);
        }

        @Override
        public String toString() {
            return "[PHI]";
        }
    }

    /** @param words why, for the patient: in plain language (45 CFR 164.524(d)(2)) */
    @RegisterForReflection
    @Schema(name = "PrivacyDenial")
    record Denial(
            @Schema(examples = "ACCURATE_AND_COMPLETE") DenialGround ground, String words) {
        Denial {
            if (ground == null || words == null) {
                throw new ProblemException(ProblemKind.REQUEST_INVALID);
            }
            checked(words);
        }

        @Override
        public String toString() {
            return "[PHI]";
        }
    }

    /** A statement of disagreement, or the custodian's answer to it. */
    @RegisterForReflection
    @Schema(name = "PrivacyStatement")
    record Statement(String words) {
        Statement {
            if (words == null) {
                throw new ProblemException(ProblemKind.REQUEST_INVALID);
            }
            checked(words);
        }

        @Override
        public String toString() {
            return "[PHI]";
        }
    }

    /**
     * How a rectification is carried out: by one of the two, or both.
     *
     * @param append appended to the resource that the request names
     * @param replacedBy documents that were sent anew in the place of others
     */
    @RegisterForReflection
    @Schema(name = "PrivacyAmendment")
    record Amendment(@Nullable String append, @Nullable List<String> replacedBy) {

        private static final Pattern DOCUMENT = Pattern.compile("[0-9a-f]{32}");
        private static final int MOST = 20;

        Amendment {
            replacedBy = replacedBy == null ? null : List.copyOf(replacedBy);
            checked(append);
            boolean documents = replacedBy != null
                    && !replacedBy.isEmpty()
                    && replacedBy.size() <= MOST
                    && replacedBy.stream().allMatch(id -> DOCUMENT.matcher(id).matches());
            if (replacedBy == null ? append == null : !documents) {
                throw new ProblemException(ProblemKind.REQUEST_INVALID);
            }
        }

        @Override
        public String toString() {
            return "[PHI]";
        }
    }

    private static void checked(@Nullable String words) {
        if (words != null) {
            Words.check(words);
        }
    }
}
