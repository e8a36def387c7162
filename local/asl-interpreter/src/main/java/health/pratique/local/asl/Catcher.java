package health.pratique.local.asl;

import java.util.List;

/** One entry of {@code Catch}: where to go on after an error that no retry is left for. */
public record Catcher(List<String> errorEquals, Exit exit) {

    public Catcher {
        errorEquals = List.copyOf(errorEquals);
    }

    boolean matches(String error) {
        return ErrorNames.match(errorEquals, error);
    }
}
