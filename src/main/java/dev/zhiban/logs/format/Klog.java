package dev.zhiban.logs.format;

import java.util.Optional;

/// Go's glog and Kubernetes' klog: `E0102 15:04:05.678901   1234 kubelet.go:2187] …`.
final class Klog implements LogFormat {

    private final Timestamps times;

    Klog(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "klog";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        Level level = Level.ofLetter(line.at(0));
        if (level == Level.NONE || line.digitsEnd(1) != 5 || line.at(5) != ' ' || line.at(8) != ':') {
            return Optional.empty();
        }
        int bracket = line.find(']', 9);
        if (bracket < 0 || bracket > 120 || !times.read(line, 1)) {
            return Optional.empty();
        }
        int source = line.skipBlanks(line.digitsEnd(line.skipBlanks(times.end())));
        if (line.find(':', source) < 0 || line.find(':', source) > bracket) {
            return Optional.empty();
        }
        String logger = line.part(source, line.find(':', source)).toString();
        return Optional.of(LogLine.of(name(), 1, level, logger, line.part(line.skipBlanks(bracket + 1))));
    }
}
