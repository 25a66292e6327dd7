package dev.zhiban.assistant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Question.Said;
import dev.zhiban.assistant.Question.Upload;
import dev.zhiban.assistant.extract.Extract;
import dev.zhiban.assistant.extract.TicketWording;
import dev.zhiban.assistant.generate.Writer;
import dev.zhiban.assistant.memory.Memory;
import dev.zhiban.assistant.route.PolicyWords;
import dev.zhiban.assistant.route.Router;
import dev.zhiban.assistant.turn.Turns;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.logs.Explanation;
import dev.zhiban.logs.Explanation.Finding;
import dev.zhiban.logs.Explanation.Known;
import dev.zhiban.logs.Explanation.Place;
import dev.zhiban.logs.Explanation.Template;
import dev.zhiban.logs.LogLines;
import dev.zhiban.logs.Logs;
import dev.zhiban.logs.StreamingLogs;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.platform.privacy.Redacted;
import dev.zhiban.platform.text.Text;

/// A conversation with the assistant as chat would hold it: each turn sees what went before.
public final class Talk {

    public static final Person EMPLOYEE = new Person(new UUID(0, 7), "employee", "Employee", Set.of(Role.EMPLOYEE), Set.of());

    public final FakeKnowledge knowledge;
    public final FakeTickets tickets = new FakeTickets();
    private final Assistant assistant;
    private final UUID conversation = UUID.randomUUID();
    private final List<Said> history = new ArrayList<>();
    private final List<Upload> uploads = new ArrayList<>();

    public Talk(FakeKnowledge knowledge, Writer writer) {
        this.knowledge = knowledge;
        Router router = new Router(PolicyWords.parse(resource("/assistant/policy-words.txt")));
        assistant = new Turns(router, new Extract(knowledge, Extract.Limits.DEFAULT), writer, Memory.NONE, logs(),
                lines(), new TicketWording(tickets));
    }

    public static Talk withoutAModel() {
        return new Talk(FakeKnowledge.small(), (question, asked, lang, passages, progress) -> new Writer.Written.NoModel());
    }

    public Reply say(String text) {
        return say(text, Progress.NONE);
    }

    public Reply say(String text, Progress progress) {
        Reply reply = assistant.answer(question(text), progress);
        heard(text, reply);
        return reply;
    }

    public Reply upload(String name, Explanation log) {
        uploads.add(new Upload(name, "text/plain", log, true));
        Reply reply = assistant.answer(question(""), Progress.NONE);
        uploads.set(uploads.size() - 1, new Upload(name, "text/plain", log, false));
        heard("", reply);
        return reply;
    }

    public Question question(String text) {
        return new Question(conversation, EMPLOYEE, text, history, uploads);
    }

    private void heard(String text, Reply reply) {
        Answer answer = reply.answer();
        history.add(new Said(From.EMPLOYEE, text, null, List.of()));
        history.add(new Said(From.BOT, reply.text(), answer == null ? null : answer.tag(),
                cited(reply)));
    }

    public static List<Citation> cited(Reply reply) {
        Answer answer = reply.answer();
        return answer == null ? List.of() : answer.cited();
    }

    private static LogLines lines() {
        return new StreamingLogs(text -> new Redacted(text.replace("hunter2", "<SECRET-1>"), Map.of()), KnownErrors.NONE,
                Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC));
    }

    public Reply upload(String name, Explanation log, Progress progress) {
        uploads.add(new Upload(name, "text/plain", log, true));
        return assistant.answer(question(""), progress);
    }

    /// Uploads a log that is explained and can be read again.
    public Reply upload(String name, Explanation log, String text) {
        uploads.add(new Upload(name, "text/plain", log, true,
                () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        Reply reply = assistant.answer(question(""), Progress.NONE);
        Upload last = uploads.removeLast();
        uploads.add(new Upload(name, "text/plain", log, false, last.file()));
        heard("", reply);
        return reply;
    }

    /// Finds one out-of-memory error in whatever it is given.
    public static Logs logs() {
        return (in, options) -> {
            try (InputStream log = in) {
                long lines = new String(log.readAllBytes(), StandardCharsets.UTF_8).lines().count();
                return outOfMemory(lines);
            }
        };
    }

    public static Explanation outOfMemory(long lines) {
        Template error = new Template(1, "java.lang.OutOfMemoryError: Java heap space", 3, "ERROR",
                new Place(4, "2026-11-20T10:00:03Z"), new Place(9, "2026-11-20T10:05:00Z"), List.of(4L, 7L, 9L));
        Template info = new Template(2, "request <NUM> done", lines - 3, "INFO", new Place(1, "2026-11-20T10:00:00Z"),
                new Place(lines, "2026-11-20T10:06:00Z"), List.of(1L));
        Known known = new Known("java-heap-oom", Text.of("Java 堆内存耗尽", "Java heap exhausted"),
                Text.of("应用需要的内存超过 -Xmx。", "The application needs more than -Xmx allows."),
                Text.of("取堆转储后重启应用。", "Take a heap dump and restart the application."), "high", "jvm-out-of-memory",
                List.of(4L, 7L, 9L));
        Finding finding = new Finding("exception", 1, List.of(4L, 7L, 9L), "java.lang.OutOfMemoryError: Java heap space", 0.9,
                Text.of("第 4 行起出现 3 次 OutOfMemoryError。", "OutOfMemoryError 3 times from line 4 on."));
        return new Explanation(lines, lines, "2026-11-20T10:00:00Z", "2026-11-20T10:06:00Z", "logback",
                Map.of("ERROR", 3L, "INFO", lines - 3), List.of(info, error), List.of(finding), List.of(known), Map.of());
    }

    public static String resource(String name) {
        try (InputStream in = Talk.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
