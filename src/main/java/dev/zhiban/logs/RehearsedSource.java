package dev.zhiban.logs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.zhiban.logs.watch.Rehearsal;

/// A live source for rehearsals: warns as the service does of the same lines, with no database. Time comes with the lines.
public final class RehearsedSource {

    private final UUID id;
    private final String service;
    private final List<String> words;
    private final Rehearsal rehearsal;

    /// @param words how people call the service
    /// @param learning how long it is listened to before what is new in it is news
    public RehearsedSource(UUID id, String service, List<String> words, Clock clock, Duration learning) {
        this.id = id;
        this.service = service;
        this.words = List.copyOf(words);
        this.rehearsal = new Rehearsal(this, clock, learning);
    }

    public UUID id() {
        return id;
    }

    public String service() {
        return service;
    }

    public List<String> words() {
        return words;
    }

    /// Reads lines that came at this time; gives the warnings that they raise.
    public List<Anomaly> read(List<String> lines, Instant now) {
        return rehearsal.read(lines, now);
    }
}
