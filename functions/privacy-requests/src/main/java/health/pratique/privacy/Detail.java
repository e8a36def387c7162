package health.pratique.privacy;

/** What a request says besides its kind, and what it came to: codes, ids and digests, never words about a patient. */
public enum Detail {
    /** Purpose of use that is restricted. */
    PURPOSE,
    /** Kind of documents that is restricted. */
    DOCUMENT_KIND,
    /** The record to be rectified, as {@code Observation/…}. */
    RESOURCE,
    ERASURE_REASON,
    /** Where the custodian keeps the record itself. */
    RECORD_HELD_BY,
    /** The parts that a package has so far, each {@code sha256:bytes}, space between. */
    PARTS,
    /** The document behind which the next part begins. */
    AFTER,
    /** The restriction's consent, as {@code id/version}. */
    CONSENT,
    /** What was amended, as {@code Observation/…/_history/…}, space between. */
    AMENDED,
    /** Documents that took the place of others, space between. */
    REPLACED_BY,
    /** The newest certificate, as {@code status:sha256}. */
    CERTIFICATE,
    /** Where an erasure's own certificate lies in the write-once bucket. */
    ERASURE_CERTIFICATE
}
