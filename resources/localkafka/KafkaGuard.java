import java.io.IOException;
import java.util.Arrays;

/**
 * Runs the main class named by the first argument and ends the process when standard input ends: the parent
 * asked for a stop, or is gone. The exit runs the shutdown hooks, so the broker closes its logs; should they
 * hang, the process is halted. Built into
 * kafka-guard.jar by: javac --release 17 -g:none KafkaGuard.java; a class-data archive needs jars, not folders.
 */
public final class KafkaGuard {
    private static final long HALT_AFTER_MS = 15_000;

    private KafkaGuard() {
    }

    public static void main(String[] arguments) throws Exception {
        daemon("stdin-guard", KafkaGuard::exitAtEndOfInput);
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException unreadable) {
            // As good as the end: nobody can ask for a stop any more.
        }
        daemon("halt-guard", KafkaGuard::haltLater);
        System.exit(0);
    }

    private static void haltLater() {
        try {
            Thread.sleep(HALT_AFTER_MS);
            Runtime.getRuntime().halt(3);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }
}
