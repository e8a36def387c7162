package health.pratique.local.cloud.s3;

/** A bucket's settings as S3 puts them. */
final class BucketXml {

    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private BucketXml() {}

    static String versioning() {
        return "<VersioningConfiguration" + NAMESPACE + "><Status>Enabled</Status></VersioningConfiguration>";
    }

    static String objectLock(BucketSettings.DefaultRetention retention) {
        return "<ObjectLockConfiguration" + NAMESPACE
                + "><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention>"
                + "<Mode>" + retention.mode() + "</Mode><Days>" + retention.days()
                + "</Days></DefaultRetention></Rule></ObjectLockConfiguration>";
    }

    static String encryption(BucketSettings settings) {
        String key = settings.encryptionKey()
                .map(arn -> "<KMSMasterKeyID>" + S3Xml.escape(arn) + "</KMSMasterKeyID>")
                .orElse("");
        return "<ServerSideEncryptionConfiguration" + NAMESPACE
                + "><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>"
                + settings.encryption().orElse(BucketSettings.AES256) + "</SSEAlgorithm>" + key
                + "</ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>";
    }
}
