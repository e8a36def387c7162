package health.pratique.api.walk;

import java.util.List;

/**
 * What came back.
 *
 * @param status 0 when nothing came that is an answer
 */
record WireAnswer(int status, List<Named> headers, String body) {

    static final WireAnswer NONE = new WireAnswer(0, List.of(), "");

    WireAnswer {
        headers = List.copyOf(headers);
    }

    boolean isSuccess() {
        return status >= 200 && status < 400;
    }

    /** Refused at the door: nothing behind it was reached. */
    boolean isShut() {
        return status == 401 || status == 403;
    }

    List<String> values(String header) {
        return headers.stream()
                .filter(each -> each.name().equalsIgnoreCase(header))
                .map(Named::value)
                .toList();
    }
}
