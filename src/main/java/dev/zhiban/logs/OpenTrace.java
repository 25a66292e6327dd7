package dev.zhiban.logs;

import dev.zhiban.logs.SeenLines.Seen;

/// The stack trace of the record that is being read, as far as there is one.
final class OpenTrace {

    private long fingerprint;
    private boolean traceback;
    private boolean chained;
    private boolean goroutine;

    void begin() {
        fingerprint = 0;
        traceback = false;
        chained = false;
        goroutine = false;
    }

    /// What a line without a header adds to it.
    void add(Seen seen) {
        if (seen.header()) {
            return;
        }
        switch (seen.continuation()) {
            case FRAME -> mix(seen.signature() + 1);
            case CAUSE -> mix(seen.thrown());
            case THROWN -> {
                mix(seen.thrown());
                close();
            }
            case TRACEBACK -> {
                traceback = true;
                mix(7);
            }
            case GOROUTINE -> {
                goroutine = true;
                mix(11);
            }
            case PLAIN -> addPlain(seen.signature());
            case ALONE, CHAINED, BLANK, INDENTED -> {
            }
        }
    }

    /// A traceback ends with the exception, whatever its class is called.
    private void addPlain(long signature) {
        if (traceback) {
            mix(signature);
            close();
        }
    }

    private void mix(long more) {
        fingerprint = fingerprint * 31 + more;
    }

    private void close() {
        traceback = false;
        chained = false;
    }

    /// Notes that another exception follows; the line itself goes on with the record.
    boolean chains() {
        chained = true;
        return false;
    }

    boolean isNone() {
        return fingerprint == 0;
    }

    /// Whether the exception itself is still to come.
    boolean isOpen() {
        return traceback || chained;
    }

    /// Whether any text may be part of it.
    boolean takesText() {
        return goroutine || traceback;
    }

    /// 0 where there is none.
    long fingerprint() {
        return fingerprint;
    }
}
