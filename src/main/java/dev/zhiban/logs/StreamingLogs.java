package dev.zhiban.logs;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.format.LogFormats;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.logs.source.Lines;
import dev.zhiban.logs.source.LogBytes;
import dev.zhiban.platform.privacy.Redactor;
import dev.zhiban.platform.text.Text;

/// Explains logs in one pass; needs no framework. Thread-safe: nothing is shared between two logs.
public final class StreamingLogs implements Logs, LogLines {

    private static final long SEARCHED = 4L << 30;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Redactor redactor;
    private final KnownErrors knownErrors;
    private final Clock clock;

    public StreamingLogs(Redactor redactor, KnownErrors knownErrors, Clock clock) {
        this.redactor = redactor;
        this.knownErrors = knownErrors;
        this.clock = clock;
    }

    @Override
    public Explanation explain(InputStream log, ExplainOptions options) throws IOException {
        return read(log, options, null).explanation();
    }

    @Override
    public Excerpt find(InputStream log, LogFilter filter) throws IOException {
        return search(log, filter, formats(), new Picked.First(SHOWN));
    }

    @Override
    public Excerpt slowest(InputStream log, LogFilter filter) throws IOException {
        LogFormats formats = formats();
        return search(log, filter, formats, new Picked.Slowest(formats));
    }

    @Override
    public Excerpt first(InputStream log, LogFilter filter, int records) throws IOException {
        return search(log, filter, formats(), new Picked.First(records));
    }

    @Override
    public Excerpt last(InputStream log, LogFilter filter, int records) throws IOException {
        return search(log, filter, formats(), new Picked.Last(records));
    }

    @Override
    public Shares shares(InputStream log, LogFilter filter, Attribute attribute) throws IOException {
        LogFormats formats = formats();
        Picked.Named named = new Picked.Named(formats, attribute);
        Excerpt found = search(log, filter, formats, named);
        List<Shares.Share> most = named.most().stream()
                .map(one -> new Shares.Share(redactor.redact(one.value()).text(), one.records(), one.line())).toList();
        return new Shares(found.records(), named.naming(), most, found.cut());
    }

    private LogFormats formats() {
        return new LogFormats(ExplainOptions.DEFAULT.zone(), clock);
    }

    private Excerpt search(InputStream log, LogFilter filter, LogFormats formats, Picked picked) throws IOException {
        Bounded bounded = new Bounded(LogBytes.open(log), SEARCHED, PATIENCE);
        return new Search(formats, filter, redactor, picked).run(new Lines(bounded), bounded);
    }

    /// An explanation, and for each shape that was reported while reading the id of its template.
    record Reading(Explanation explanation, int[] templateOfShape) {
    }

    Reading read(InputStream log, ExplainOptions options, @Nullable IntConsumer shapes) throws IOException {
        LogBytes bytes = LogBytes.open(log);
        Bounded bounded = new Bounded(bytes, options.bytes(), options.patience());
        Opening opening = new Opening(bounded);
        double headers = opening.headers(new LogFormats(options.zone(), clock));
        Lines lines = new Lines(opening.log());
        Analysis analysis = new Analysis(new LogFormats(options.zone(), clock), knownErrors, headers, shapes);
        analysis.read(lines);
        Report report = new Report(analysis, redactor);
        Explanation explanation = report.explanation(knownErrors, options, notes(bytes, bounded, lines));
        return new Reading(bytes.binary() ? explanation.ofNoText() : explanation, report.ids());
    }

    private static List<Text> notes(LogBytes bytes, Bounded bounded, Lines lines) {
        List<Text> notes = new ArrayList<>(bytes.notes());
        if (!bytes.encoding().equals("UTF-8")) {
            notes.add(Text.of("按 " + bytes.encoding() + " 编码读取。", "Read as " + bytes.encoding() + "."));
        }
        if (lines.cutLines() > 0) {
            notes.add(Text.of(lines.cutLines() + " 行超过 " + Lines.LONGEST + " 字节，只看了开头，其余 " + lines.cutBytes() + " 字节未分析。",
                    lines.cutLines() + " lines are longer than " + Lines.LONGEST + " bytes: only their beginning was read, "
                            + lines.cutBytes() + " bytes were not."));
        }
        if (bounded.reached()) {
            notes.add(
                    Text.of("内容超过大小或时间上限，只分析了前面的部分。", "The limit of size or time was reached: only the first part was read."));
        }
        return List.copyOf(notes);
    }
}
