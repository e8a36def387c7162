package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where documents lie. */
class BucketsTest {

    private static final String BUCKET = "AWS::S3::Bucket";

    @Test
    void everyBucketIsEncryptedUnderAKeyOfOurs() {
        String rule = "BucketEncryption/ServerSideEncryptionConfiguration/0/";
        holds(Each.of(BUCKET)
                .has(rule + "ServerSideEncryptionByDefault/SSEAlgorithm", "aws:kms")
                .hasKeyOfOurs(rule + "ServerSideEncryptionByDefault/KMSMasterKeyID")
                .has(rule + "BucketKeyEnabled", true));
    }

    @Test
    void everyBucketIsPrivate() {
        String block = "PublicAccessBlockConfiguration/";
        holds(Each.of(BUCKET)
                .has(block + "BlockPublicAcls", true)
                .has(block + "BlockPublicPolicy", true)
                .has(block + "IgnorePublicAcls", true)
                .has(block + "RestrictPublicBuckets", true)
                .has("OwnershipControls/Rules/0/ObjectOwnership", "BucketOwnerEnforced"));
    }

    @Test
    void everyBucketTakesTlsAlone() {
        holds(new TlsRule(
                BUCKET,
                "AWS::S3::BucketPolicy",
                "Bucket",
                "s3:*",
                bucket -> List.of(bucket.attribute("Arn"), bucket.attribute("Arn") + "/*")));
    }

    /** What an export held is gone when it is over; versions would keep it. */
    @Test
    void everyBucketButThatOfExportsKeepsVersions() {
        holds(Each.of(BUCKET).but("ExportBucket").has("VersioningConfiguration/Status", "Enabled"));
    }

    @Test
    void whatArrivesIsToldToEventBridge() {
        holds(Each.of(BUCKET)
                .which(bucket -> bucket.logicalId().equals("IntakeBucket"))
                .has("NotificationConfiguration/EventBridgeConfiguration/EventBridgeEnabled", true));
    }
}
