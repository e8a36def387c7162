package health.pratique.api.walk;

import java.util.List;

/**
 * A call that the API does not stand.
 *
 * @param status 0 when there was no answer
 * @param breakages the fewest that it still takes
 */
record WalkFinding(
        DescribedOperation operation,
        String caller,
        long seed,
        int round,
        List<Breakage> breakages,
        int status,
        WalkCall call) {

    @Override
    public String toString() {
        return "\n%s answered %s to %s (seed %d, round %d, %s):\n%s\n"
                .formatted(
                        operation,
                        switch (status) {
                            case 0 -> "nothing";
                            case 400, 404, 409, 412, 422 -> status + " with words of the call";
                            default -> String.valueOf(status);
                        },
                        caller,
                        seed,
                        round,
                        breakages,
                        call);
    }
}
