package health.pratique.local.cloud.access;

/** Texts with {@code *} for any characters and {@code ?} for one, as in policies. */
final class Wildcard {

    private Wildcard() {}

    /** In time of at most the product of the lengths. */
    static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int i = 0;
        while (i < text.length()) {
            char wanted = at < pattern.length() ? pattern.charAt(at) : 0;
            if (at < pattern.length() && wanted == '*') {
                star = at++;
                resume = i;
            } else if (at < pattern.length() && (wanted == '?' || wanted == text.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    /** Each of an ARN's six parts for itself: no star reaches over a colon before the last. */
    static boolean matchesArn(String pattern, String arn) {
        String[] wanted = pattern.split(":", 6);
        String[] parts = arn.split(":", 6);
        if (wanted.length != 6 || parts.length != 6) {
            return pattern.equals("*");
        }
        for (int i = 0; i < 6; i++) {
            if (!matches(wanted[i], parts[i])) {
                return false;
            }
        }
        return true;
    }
}
