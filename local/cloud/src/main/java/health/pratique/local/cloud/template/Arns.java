package health.pratique.local.cloud.template;

/** Names of the one account and region that the local cloud is. */
public final class Arns {

    public static final String REGION = "eu-west-2";
    public static final String ACCOUNT = "000000000000";

    private Arns() {}

    public static String of(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    public static String bucket(String name) {
        return "arn:aws:s3:::" + name;
    }

    public static String role(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
    }

    public static String function(String name) {
        return of("lambda", "function:" + name);
    }

    public static String stateMachine(String name) {
        return of("states", "stateMachine:" + name);
    }

    public static String execution(String stateMachineName, String name) {
        return of("states", "execution:" + stateMachineName + ":" + name);
    }
}
