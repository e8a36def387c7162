package health.pratique.compliance.rule;

import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses that mean something else, or more, inside a hospital's or a cloud's network than outside (CWE-918). */
final class InsideAddress {

    private static final Pattern HOST = Pattern.compile(
            "(?:https?|ftp)://(?:[^/@]{0,100}@)?(?:localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|169\\.254\\.\\d{1,3}\\.\\d{1,3}"
                    + "|\\[(?:::1|f[cde][0-9a-f]{2}:[^\\]]{0,40})\\]|metadata\\.google\\.internal)(?:[:/?#].*)?");

    private InsideAddress() {}

    static boolean is(String address) {
        if (address.startsWith("http://hl7.org/") || address.startsWith("urn:")) {
            return false;
        }
        String lower = address.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("file:")
                || lower.startsWith("\\\\")
                || lower.startsWith("smb:")
                || lower.startsWith("gopher:")
                || lower.startsWith("ldap:")
                || HOST.matcher(lower).matches();
    }
}
