package health.pratique.rotate;

import java.security.SecureRandom;

/** A password that nobody has to type: 48 letters and digits, 285 bits of chance, and nothing that a URL or a shell would read. */
final class NewPassword {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 48;

    private NewPassword() {}

    static String make() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
