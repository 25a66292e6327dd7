package dev.zhiban.logs.format;

import java.util.Optional;

/// What containerd and CRI-O write for Kubernetes: `2026-01-02T15:04:05.123456789Z stderr F …`; the message is the container's line.
final class ContainerRuntime implements LogFormat {

    private final Timestamps times;

    ContainerRuntime(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "cri";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        if (!Line.digit(line.at(0)) || !times.read(line, 0)) {
            return Optional.empty();
        }
        int stream = times.end() + 1;
        if (!line.startsAt(stream, "stdout ") && !line.startsAt(stream, "stderr ")) {
            return Optional.empty();
        }
        byte part = line.at(stream + 7);
        if ((part != 'F' && part != 'P') || !Line.blank(line.at(stream + 8)) && stream + 8 < line.length()) {
            return Optional.empty();
        }
        return Optional.of(new LogLine(name(), 0, Level.NONE, "", line.part(stream + 9), true));
    }
}
