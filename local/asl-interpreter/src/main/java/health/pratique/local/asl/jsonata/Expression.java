package health.pratique.local.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One compiled JSONata expression. Threads may share it: the library keeps what one evaluation changes in the frame it is
 * given, and each evaluation gets a fresh one.
 */
public final class Expression {

    /** Bound of one evaluation in time. AWS gives no figure. */
    static final long TIMEOUT_MILLIS = 5_000;

    /** Bound of one evaluation in nested calls. AWS gives no figure. */
    static final int MAX_DEPTH = 300;

    private static final Pattern NOT_CODE =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern EVAL = Pattern.compile("\\$eval\\b");
    private static final Pattern RESULT = Pattern.compile("\\$states\\s*\\.\\s*result\\b");
    private static final Pattern ERROR_OUTPUT = Pattern.compile("\\$states\\s*\\.\\s*errorOutput\\b");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("(?<![\\w.$])\\d{16,}(?![\\d.eE])");
    private static final long MAX_EXACT = 1L << 53;

    private final String text;
    private final String location;
    private final Jsonata compiled;

    private Expression(String text, String location, Jsonata compiled) {
        this.text = text;
        this.location = location;
        this.compiled = compiled;
    }

    /** Whether a JSON string is to be evaluated: {@code {% … %}}, with nothing before and nothing after. */
    static boolean isExpression(String value) {
        return value.startsWith("{%") && value.endsWith("%}") && value.length() >= 4;
    }

    /**
     * @param value with its {@code {% %}}
     * @param location where it stands in the state
     */
    static Expression compile(String value, String location, Reads reads) throws InvalidQuery {
        String text = value.substring(2, value.length() - 2).strip();
        if (text.isEmpty()) {
            throw new InvalidQuery(location + ": the expression is empty");
        }
        refuse(NOT_CODE.matcher(text).replaceAll("''"), location, reads);
        try {
            Jsonata compiled = Jsonata.jsonata(text);
            compiled.setOutputConvertNulls(false);
            compiled.setValidateInput(false);
            PureFunctions.register(compiled);
            return new Expression(text, location, compiled);
        } catch (RuntimeException invalid) {
            throw new InvalidQuery(location + ": '" + text + "' is not JSONata: " + invalid.getMessage());
        }
    }

    private static void refuse(String code, String location, Reads reads) throws InvalidQuery {
        if (EVAL.matcher(code).find()) {
            throw new InvalidQuery(location + ": $eval is not available in Step Functions: use $parse");
        }
        if (reads != Reads.RESULT && RESULT.matcher(code).find()) {
            throw new InvalidQuery(
                    location + ": $states.result can be read in the Assign and Output of Task, Parallel and Map only");
        }
        if (reads != Reads.ERROR_OUTPUT && ERROR_OUTPUT.matcher(code).find()) {
            throw new InvalidQuery(
                    location + ": $states.errorOutput can be read in the Assign and Output of a Catch only");
        }
        Matcher number = WHOLE_NUMBER.matcher(code);
        while (number.find()) {
            if (number.group().length() > 16 || Long.parseLong(number.group()) > MAX_EXACT) {
                throw new InvalidQuery(
                        location + ": JSONata cannot hold " + number.group() + " exactly: write it as a string");
            }
        }
    }

    /** @throws QueryFailed if the evaluation fails, or its result is undefined or not JSON */
    JsonNode evaluate(Bindings bindings) throws QueryFailed {
        Object result = result(bindings);
        if (result == null) {
            throw failed("returned nothing (undefined).");
        }
        try {
            return JsonValues.toJson(result);
        } catch (IllegalArgumentException _) {
            throw failed("returned a function, which is not a JSON value.");
        }
    }

    private Object result(Bindings bindings) throws QueryFailed {
        try {
            return compiled.evaluate(null, bindings.frame(TIMEOUT_MILLIS, MAX_DEPTH));
        } catch (JException failure) {
            throw failed("threw an error during evaluation. " + describe(failure));
        } catch (FunctionFailed failure) {
            throw failed("threw an error during evaluation. " + failure.getMessage());
        } catch (StackOverflowError _) {
            throw failed("is nested too deeply.");
        } catch (RuntimeException failure) {
            throw failed(
                    "threw an error during evaluation. " + failure.getClass().getSimpleName());
        }
    }

    /** The library's own message quotes the data; only what {@code $error} and {@code $assert} were told to say is kept. */
    private static String describe(JException failure) {
        String code = failure.getError();
        return switch (code) {
            case "D3137", "D3141" -> code + ": " + failure.getCurrent();
            default -> code.matches("[A-Z]\\d{4}") ? code + ": " + JException.msg(code, -1, "...", "...") : code;
        };
    }

    private QueryFailed failed(String what) {
        return new QueryFailed(
                location, "The JSONata expression '" + text + "' specified for the field '" + location + "' " + what);
    }

    @Override
    public String toString() {
        return "{% " + text + " %}";
    }
}
