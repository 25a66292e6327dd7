package dev.zhiban.logs.format;

import java.util.Optional;

/// Android's logcat, threadtime: `01-02 15:04:05.123  1702  2395 D WindowManager: …`.
final class Logcat implements LogFormat {

    private final Timestamps times;

    Logcat(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "logcat";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        if (line.at(2) != '-' || !times.read(line, 0)) {
            return Optional.empty();
        }
        int process = line.skipBlanks(times.end());
        int thread = line.skipBlanks(line.digitsEnd(process));
        int letter = line.skipBlanks(line.digitsEnd(thread));
        Level level = Level.ofLetter(line.at(letter));
        if (thread == process || letter == thread || level == Level.NONE || line.at(letter + 1) != ' ') {
            return Optional.empty();
        }
        int colon = line.find(':', letter + 2);
        if (colon < 0 || colon - letter > 80) {
            return Optional.empty();
        }
        return Optional.of(LogLine.of(name(), 0, level, line.part(letter + 2, colon).strip().toString(),
                line.part(line.skipBlanks(colon + 1))));
    }
}
