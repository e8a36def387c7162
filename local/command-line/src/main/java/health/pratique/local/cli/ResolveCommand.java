package health.pratique.local.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import health.pratique.phi.KeyedTokens;
import health.pratique.phi.ResolvedToken;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns tokens back into the record numbers that they stand for. */
@Command(
        name = "resolve",
        description = "Turn the tokens of a PSEUDONYMISED document back into record numbers. Prints PHI.",
        footer = {
            "",
            "Exit code: 0, or 1 when a TOKEN was not made under this key or was altered.",
            "Example: ./pratique deidentify --policy PSEUDONYMISED --subject s3cret note.txt > clean.txt",
            "         ./pratique resolve --subject s3cret --file clean.txt",
            "A patient of the running platform: ./pratique resolve --custodian harbor-clinic --patient H-1 T1_MRN_…"
        })
final class ResolveCommand implements Callable<Integer> {

    private static final class Input {

        @Parameters(paramLabel = "TOKEN", arity = "1..*", description = "Prints what each stands for, a line each.")
        private List<String> tokens = List.of();

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description =
                        "Prints this document, text or JSON, with its tokens turned back; - reads standard input.")
        private @Nullable String file;
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private SubjectOption subject;

    @ArgGroup(multiplicity = "1")
    private Input input = new Input();

    @Override
    public Integer call() {
        KeyedTokens tokens = KeyedTokens.of(subject.key().orElseThrow(() -> new CommandFailed(SubjectOption.HOW)));
        PrintWriter out = spec.commandLine().getOut();
        String file = input.file;
        boolean all = true;
        if (file != null) {
            out.print(document(tokens, new String(InputFile.content(file), StandardCharsets.UTF_8)));
        } else {
            for (String token : input.tokens) {
                all &= print(tokens.resolve(token), out);
            }
        }
        out.flush();
        return all ? 0 : 1;
    }

    private boolean print(Optional<ResolvedToken> resolved, PrintWriter out) {
        resolved.ifPresentOrElse(
                token -> out.println(token.type() + " " + token.value()),
                () -> spec.commandLine().getErr().println("pratique: no token of this subject, or an altered one"));
        return resolved.isPresent();
    }

    private static String document(KeyedTokens tokens, String text) {
        boolean json =
                text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[{");
        return json
                ? tokens.resolveAll(
                        text,
                        value -> new String(JsonStringEncoder.getInstance().quoteAsString(value)))
                : tokens.resolveAll(text);
    }
}
