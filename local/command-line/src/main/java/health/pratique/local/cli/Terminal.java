package health.pratique.local.cli;

import java.io.Console;
import java.util.Optional;

/** Where a person is asked before something that cannot be undone. */
@FunctionalInterface
interface Terminal {

    /**
     * @return what was typed; empty at the end of the input
     * @throws CommandFailed when nobody is there
     */
    Optional<String> ask(String question);

    /** Asks who started the command, unless its input or output is no terminal. */
    static Optional<String> console(String question) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CommandFailed("nobody is there to confirm: look with --dry-run first, then say --yes");
        }
        return Optional.ofNullable(console.readLine("%s", question));
    }
}
