package health.pratique.local.cli;

import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Caller;
import health.pratique.smart.CallerRules;
import health.pratique.smart.KeySet;
import health.pratique.smart.RegisteredClient;
import health.pratique.smart.Role;
import health.pratique.smart.ScopeInvalid;
import health.pratique.smart.SmartScopes;
import health.pratique.smart.TokenRefused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an operator says of a client. A client whose tokens HealthAPI would refuse is not registered. */
record ClientForm(
        String id,
        Custodian custodian,
        Role role,
        PurposeOfUse purpose,
        String scope,
        Optional<Path> keys,
        Optional<URI> keysAt) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    /** @throws CommandFailed that says what to mend */
    RegisteredClient client(Set<String> apiKeyIds) {
        if (!ID.matcher(id).matches()) {
            throw new CommandFailed("a client's id has 1 to 128 letters, digits and . _ : -");
        }
        Optional<String> own = keys.map(ClientForm::publicKeys);
        if (role == Role.PARTNER ? own.isPresent() == keysAt.isPresent() : own.isPresent() || keysAt.isPresent()) {
            throw new CommandFailed(
                    role == Role.PARTNER
                            ? "a partner proves itself: give either --keys or --keys-at"
                            : "an application for people has no keys here: its people sign in");
        }
        if (keysAt.isPresent() && !"https".equalsIgnoreCase(keysAt.get().getScheme())) {
            throw new CommandFailed("--keys-at: keys are read over https alone");
        }
        SmartScopes scopes = scopes();
        allowed(scopes);
        return new RegisteredClient(id, custodian, role, scopes, own, keysAt, apiKeyIds, purpose);
    }

    private SmartScopes scopes() {
        try {
            SmartScopes scopes = SmartScopes.of(scope);
            if (!scopes.isEmpty()) {
                return scopes;
            }
        } catch (ScopeInvalid invalid) {
            throw new CommandFailed("--scope: " + invalid.reason() + ", see docs/health-access.md");
        }
        throw new CommandFailed("--scope: name at least one, such as system/Observation.rs");
    }

    private void allowed(SmartScopes scopes) {
        boolean system = role == Role.PARTNER;
        String user = role == Role.PATIENT ? "Patient/anybody" : "Practitioner/anybody";
        try {
            CallerRules.check(new Caller(
                    id, custodian, role, scopes, system ? null : user, system ? null : "anybody", purpose, id));
        } catch (TokenRefused refused) {
            throw new CommandFailed(
                    "HealthAPI takes no such token: " + refused.reason() + ", see the roles in docs/health-access.md");
        }
    }

    private static String publicKeys(Path file) {
        try {
            String text = Files.readString(file);
            KeySet keys = KeySet.parse(text)
                    .filter(set -> !set.keys().isEmpty())
                    .orElseThrow(
                            () -> new CommandFailed("--keys: a JWK set of RSA or EC keys is wanted, each with a kid"));
            if (keys.tellsASecret()) {
                throw new CommandFailed("--keys: there is a private key in it, which stays with the client");
            }
            return text;
        } catch (IOException unreadable) {
            throw new CommandFailed("--keys: cannot read the file: check the path");
        }
    }
}
