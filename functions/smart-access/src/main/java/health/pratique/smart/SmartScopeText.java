package health.pratique.smart;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads scopes strictly: a scope that is half understood is not taken by half. */
final class SmartScopeText {

    private static final Pattern FORM = Pattern.compile(
            "(patient|user|system)/(\\*|[A-Z][A-Za-z]{1,63})\\.(read|write|\\*|c?r?u?d?s?)(?:\\?([^?]{1,400}))?");
    private static final Pattern PARAMETER = Pattern.compile("_?[a-z][a-z-]{0,63}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9:/.,|_+-]{1,200}");
    private static final int CONSTRAINTS = 8;

    /** "SMART 1.0 scopes", SMART App Launch 2.0, section 7.0.7: read is rs, write is cud. */
    private static final Map<String, Set<Interaction>> FIRST_VERSION = Map.of(
            "read", EnumSet.of(Interaction.READ, Interaction.SEARCH),
            "write", EnumSet.of(Interaction.CREATE, Interaction.UPDATE, Interaction.DELETE),
            "*", EnumSet.allOf(Interaction.class));

    private SmartScopeText() {}

    /** Whether the text means to be a clinical scope. */
    static Optional<ScopeLevel> levelOf(String text) {
        for (ScopeLevel level : ScopeLevel.values()) {
            if (text.startsWith(level.prefix())) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    static SmartScope read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(3).isEmpty()) {
            throw new ScopeInvalid(TokenRefusal.SCOPE_INVALID);
        }
        ScopeLevel level = levelOf(text).orElseThrow();
        String type = form.group(2);
        String rights = form.group(3);
        String narrowed = form.group(4);
        if (narrowed == null) {
            return new SmartScope(level, type, interactions(rights), List.of());
        }
        if (FIRST_VERSION.containsKey(rights)) {
            throw new ScopeInvalid(TokenRefusal.SCOPE_INVALID);
        }
        return new SmartScope(level, type, interactions(rights), constraints(type, narrowed));
    }

    private static Set<Interaction> interactions(String rights) {
        Set<Interaction> first = FIRST_VERSION.get(rights);
        if (first != null) {
            return first;
        }
        Set<Interaction> interactions = EnumSet.noneOf(Interaction.class);
        for (Interaction interaction : Interaction.values()) {
            if (rights.indexOf(interaction.letter()) >= 0) {
                interactions.add(interaction);
            }
        }
        return interactions;
    }

    private static List<ScopeConstraint> constraints(String type, String narrowed) {
        List<ScopeConstraint> constraints = new ArrayList<>();
        for (String one : narrowed.split("&", -1)) {
            constraints.add(constraint(type, one));
        }
        if (constraints.size() > CONSTRAINTS) {
            throw new ScopeInvalid(TokenRefusal.SCOPE_INVALID);
        }
        return constraints;
    }

    /** A modifier ({@code code:not}), a chain ({@code subject.name}) or {@code _has} is no name of the form, and so refused. */
    private static ScopeConstraint constraint(String type, String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new ScopeInvalid(TokenRefusal.SCOPE_INVALID);
        }
        String parameter = text.substring(0, equals);
        String value = decoded(text.substring(equals + 1));
        if (!PARAMETER.matcher(parameter).matches()
                || !GranularParameters.allows(type, parameter)
                || !VALUE.matcher(value).matches()
                || List.of(value.split(",", -1)).contains("")) {
            throw new ScopeInvalid(TokenRefusal.SCOPE_INVALID);
        }
        return new ScopeConstraint(parameter, value);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw new ScopeInvalid(TokenRefusal.SCOPE_INVALID);
        }
    }
}
