package health.pratique.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.s3.BucketSettings;
import health.pratique.local.cloud.s3.S3Endpoint;
import health.pratique.local.cloud.template.BucketResource;
import health.pratique.local.cloud.template.TableResource;
import health.pratique.local.cloud.wire.ServiceError;
import health.pratique.local.cloud.workflow.ServiceCalls;
import java.io.IOException;
import java.util.List;

/** Makes in the stores what the template has; what is there from an earlier run stays as it is. */
final class Provisioning {

    private final ServiceCalls services;
    private final ObjectMapper json = new ObjectMapper();

    Provisioning(ServiceCalls services) {
        this.services = services;
    }

    void buckets(List<BucketResource> buckets, S3Endpoint s3) {
        for (BucketResource bucket : buckets) {
            try {
                s3.provision(new BucketSettings(
                        bucket.name(),
                        bucket.versioned() || bucket.objectLock(),
                        bucket.eventBridge(),
                        bucket.encryption(),
                        bucket.encryptionKey(),
                        bucket.objectLock(),
                        bucket.retention()
                                .map(retention ->
                                        new BucketSettings.DefaultRetention(retention.mode(), retention.days()))));
            } catch (IOException e) {
                throw new PlatformFault(
                        "Bucket " + bucket.logicalId() + " could not be made: see that the disk has room.", e);
            }
        }
    }

    void tables(List<TableResource> tables) {
        for (TableResource table : tables) {
            try {
                call("CreateTable", table.createTable(), "ResourceInUseException");
                if (table.timeToLiveAttribute().isPresent()) {
                    ObjectNode request = json.createObjectNode().put("TableName", table.name());
                    request.putObject("TimeToLiveSpecification")
                            .put("Enabled", true)
                            .put("AttributeName", table.timeToLiveAttribute().get());
                    call("UpdateTimeToLive", request, "ValidationException");
                }
            } catch (ServiceError e) {
                throw new PlatformFault(
                        "Table " + table.logicalId() + " could not be made (" + e.type()
                                + "): compare its properties in the template with CreateTable.",
                        e);
            }
        }
    }

    /** @param alreadyThere the error that says so */
    private void call(String operation, JsonNode request, String alreadyThere) throws ServiceError {
        try {
            services.json("dynamodb", "DynamoDB_20120810." + operation, request);
        } catch (ServiceError e) {
            if (!e.type().equals(alreadyThere)) {
                throw e;
            }
        }
    }
}
