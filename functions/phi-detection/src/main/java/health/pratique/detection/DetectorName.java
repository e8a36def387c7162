package health.pratique.detection;

/** The detectors that can be switched on; in the configuration in lower case, with hyphens. */
public enum DetectorName {
    /** The engine of phi-engine, in process. */
    LOCAL,
    /** Amazon Comprehend Medical, DetectPHI. */
    COMPREHEND,
    /** Both, but Comprehend Medical only for the sentences that the local engine is not sure of; stands alone. */
    LOCAL_FIRST
}
