package health.pratique.detection;

/** The detectors that can be switched on; in the configuration in lower case. */
public enum DetectorName {
    /** The engine of phi-engine, in process. */
    LOCAL,
    /** Amazon Comprehend Medical, DetectPHI. */
    COMPREHEND
}
