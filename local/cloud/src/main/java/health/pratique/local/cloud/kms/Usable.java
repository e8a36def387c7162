package health.pratique.local.cloud.kms;

import health.pratique.local.cloud.wire.ServiceError;

/** Finds the key of a request, and refuses it as KMS does when it is not there, switched off, or made for something else. */
record Usable(CustomerKeys all) {

    CustomerKey forUse(KmsRequest request, KeySpec spec) throws ServiceError {
        CustomerKey key = working(named(request));
        if (key.spec() != spec) {
            throw ServiceError.badRequest(
                    "InvalidKeyUsageException",
                    key.arn() + " key usage is " + key.spec().usage());
        }
        return key;
    }

    CustomerKey named(KmsRequest request) throws ServiceError {
        return all.find(request.text("KeyId", ""))
                .orElseThrow(() -> ServiceError.badRequest("NotFoundException", "There is no such key or alias"));
    }

    static CustomerKey working(CustomerKey key) throws ServiceError {
        return switch (key.standing()) {
            case Enabled -> key;
            case Disabled -> throw ServiceError.badRequest("DisabledException", key.arn() + " is disabled.");
            case PendingDeletion ->
                throw ServiceError.badRequest("KMSInvalidStateException", key.arn() + " is pending deletion.");
        };
    }
}
