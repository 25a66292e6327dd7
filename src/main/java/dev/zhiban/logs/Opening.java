package dev.zhiban.logs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

import dev.zhiban.logs.format.Line;
import dev.zhiban.logs.format.LogFormats;
import dev.zhiban.logs.format.LogLine;
import dev.zhiban.logs.source.Lines;

/// The first lines of a log, looked at before it is read: whether its lines usually have headers decides whose a line without
/// one is, from the first one on.
final class Opening {

    private static final int BYTES = 1 << 16;
    private static final int READS = 16;
    private static final int LINES = 300;
    private static final int FEW = 10;

    private final byte[] bytes = new byte[BYTES];
    private final InputStream rest;
    private int length;

    /// Reads no more than is there at once, so that a log that grows is not waited for.
    Opening(InputStream log) throws IOException {
        rest = log;
        for (int i = 0; i < READS && length < BYTES && (length == 0 || log.available() > 0); i++) {
            int read = log.read(bytes, length, BYTES - length);
            if (read < 0) {
                break;
            }
            length += read;
        }
    }

    /// The whole log, this opening included.
    InputStream log() {
        return new SequenceInputStream(new ByteArrayInputStream(bytes, 0, length), rest);
    }

    /// The share of lines with a header, of all that do not show otherwise that they go on with the one before; -1 where they are
    /// too few to tell.
    double headers(LogFormats formats) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(bytes, 0, length));
        Line line = new Line(bytes, 0, 0);
        int headers = 0;
        int plain = 0;
        while (lines.number() < LINES && lines.next()) {
            line.point(lines.bytes(), lines.start(), lines.end());
            Optional<LogLine> header = formats.parse(line);
            headers += header.isPresent() && !header.get().whole() ? 1 : 0;
            plain += header.isEmpty() && Continuation.of(line) == Continuation.PLAIN ? 1 : 0;
        }
        return headers + plain < FEW ? -1 : (double) headers / (headers + plain);
    }
}
