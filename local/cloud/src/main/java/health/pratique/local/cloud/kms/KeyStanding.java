package health.pratique.local.cloud.kms;

/** Whether a key works; {@code KeyState} in KMS's words. */
enum KeyStanding {
    Enabled,
    Disabled,
    PendingDeletion
}
