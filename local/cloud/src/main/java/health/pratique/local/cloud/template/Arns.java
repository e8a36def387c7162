package health.pratique.local.cloud.template;

/** Names of the one account and region that the local cloud is. */
public final class Arns {

    public static final String REGION = "eu-west-2";
    public static final String ACCOUNT = "000000000000";

    /** The account: who is allowed something by it is left to the policies of its roles. */
    public static final String ROOT = "arn:aws:iam::" + ACCOUNT + ":root";

    private static final String S3 = "arn:aws:s3:::";

    private Arns() {}

    public static String of(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    public static String bucket(String name) {
        return S3 + name;
    }

    /** An object's bucket; what is no object stays as it is. */
    public static String bucketOf(String arn) {
        int key = arn.startsWith(S3) ? arn.indexOf('/') : -1;
        return key < 0 ? arn : arn.substring(0, key);
    }

    /** @param named name or URL */
    public static String queue(String named) {
        return of("sqs", queueName(named));
    }

    /** A queue is known by the end of its URL, whatever name of this machine the client used. */
    public static String queueName(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    public static String rule(String name) {
        return of("events", "rule/" + name);
    }

    public static String role(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
    }

    public static String policy(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":policy/" + name;
    }

    /** A function or a state machine without version or alias. */
    public static String unqualified(String arn) {
        String[] parts = arn.split(":", 8);
        return parts.length == 8 ? arn.substring(0, arn.length() - parts[7].length() - 1) : arn;
    }

    public static String function(String name) {
        return of("lambda", "function:" + name);
    }

    /** Each table has one. */
    public static String tableStream(String table) {
        return of("dynamodb", "table/" + table + "/stream/2026-01-01T00:00:00.000");
    }

    public static String stateMachine(String name) {
        return of("states", "stateMachine:" + name);
    }

    public static String execution(String stateMachineName, String name) {
        return of("states", "execution:" + stateMachineName + ":" + name);
    }
}
