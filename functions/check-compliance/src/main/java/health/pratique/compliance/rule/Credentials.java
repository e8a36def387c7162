package health.pratique.compliance.rule;

import java.util.regex.Pattern;

/** Secrets for systems that were pasted into a document. A patient's words about a password are none. */
final class Credentials {

    /** The forms that providers document; each begins with what is searched for first. */
    private static final Pattern ACCESS_KEY = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b");

    private static final Pattern LOGIN_IN_ADDRESS =
            Pattern.compile("\\b[a-z][a-z0-9+.-]{1,20}://[^\\s/@:]{1,100}:[^\\s/@]{1,100}@");

    private static final Pattern BEARER = Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}+\\.eyJ[A-Za-z0-9_-]{10,}+\\.");

    private Credentials() {}

    static boolean in(String text) {
        return text.contains("-----BEGIN ") && text.contains("PRIVATE KEY-----")
                || (text.contains("AKIA") || text.contains("ASIA"))
                        && ACCESS_KEY.matcher(text).find()
                || text.contains("://")
                        && text.indexOf('@') >= 0
                        && LOGIN_IN_ADDRESS.matcher(text).find()
                || text.contains("eyJ") && BEARER.matcher(text).find();
    }
}
