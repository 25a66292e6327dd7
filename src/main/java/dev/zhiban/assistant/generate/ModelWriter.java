package dev.zhiban.assistant.generate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.Progress;
import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Question.Upload;
import dev.zhiban.assistant.extract.LogBrief;
import dev.zhiban.assistant.extract.TicketWording;
import dev.zhiban.assistant.generate.Attempt.Event;
import dev.zhiban.assistant.generate.Writer.Written.Why;
import dev.zhiban.assistant.guardrail.Guardrail;
import dev.zhiban.assistant.memory.Memory;
import dev.zhiban.assistant.tool.Desk;
import dev.zhiban.assistant.tool.Sources;
import dev.zhiban.assistant.tool.Toolbox;
import dev.zhiban.knowledge.Closeness;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.logs.Explanation;
import dev.zhiban.platform.privacy.Redactor;
import dev.zhiban.platform.text.Lang;

/// Lets an OpenAI-compatible model word the answer. The model reads masked text only; what it writes goes through the guardrail
/// sentence by sentence. Whatever it does, [#write] is back by the deadline.
public final class ModelWriter implements Writer, AutoCloseable {

    private static final Logger LOG = System.getLogger(ModelWriter.class.getName());
    private static final long GLANCE = Duration.ofMillis(100).toNanos();
    private static final int QUESTION = 1500;
    private static final int REMEMBERED = 300;
    private static final int PASSAGES = 5000;
    private static final int AT_FIRST = 4;
    private static final int OF_A_LOG = 9000;

    private final ModelSettings settings;
    private final Knowledge knowledge;
    private final TicketWording tickets;
    private final Memory memory;
    private final Redactor redactor;
    private final Closeness closeness;
    private final Breaker breaker;
    private final Budget budget;
    private final Slots slots;
    private final Prompts prompts;
    private final String canary = "zb-" + random();
    private final HttpClient http;

    public ModelWriter(ModelSettings settings, Knowledge knowledge, TicketWording tickets, Memory memory, Redactor redactor,
            Closeness closeness, Clock clock) {
        this.closeness = closeness;
        this.settings = settings;
        this.knowledge = knowledge;
        this.tickets = tickets;
        this.memory = memory;
        this.redactor = redactor;
        this.breaker = new Breaker(clock, settings.failures(), settings.pause());
        this.budget = new Budget(settings.tokensPerMinute());
        this.slots = new Slots(settings.concurrent());
        this.prompts = new Prompts(canary, "~~~~" + random());
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.firstToken())
                .followRedirects(HttpClient.Redirect.NEVER).executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    }

    private static String random() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /// closed, open or half-open: for the health page.
    public String breaker() {
        return breaker.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Written write(Question question, String asked, Lang lang, List<Passage> passages, Progress progress) {
        Sources sources = new Sources(redactor, PASSAGES);
        String shown = sources.add(passages.stream().limit(AT_FIRST).toList());
        return guarded(question, shown, () -> {
            Composing composing = new Composing(new Guardrail(prompts.instructions(lang), canary, closeness), sources, progress);
            Desk desk = new Desk(question.asker(), lang, knowledge, sources, tickets, redactor, log(question), new AtomicBoolean());
            List<Memory.Turn> before = question.conversation() == null ? List.of() : recall(question.conversation());
            return generate(new Task(question, lang, before, prompts.question(lang, shown, masked(asked, QUESTION)), Toolbox.of(desk),
                    desk.handover(), composing, progress));
        });
    }

    /// The model has no tools here and no memory: nothing but the brief.
    @Override
    public Written explain(Question question, String asked, Lang lang, LogBrief brief, Progress progress) {
        Sources sources = new Sources(redactor, OF_A_LOG);
        String shown = sources.add(brief.passages());
        return guarded(question, shown, () -> {
            Composing composing = new Composing(new Guardrail(prompts.instructions(lang), canary, closeness), sources, progress,
                    marks -> brief.cited(marks.stream().map(n -> sources.original(n).paragraph()).toList(), lang));
            String prompt = prompts.question(lang, shown, masked((Prompts.EXPLAIN.in(lang) + " " + asked).strip(), QUESTION));
            return generate(new Task(question, lang, List.of(), prompt, List.of(), new AtomicBoolean(), composing, progress));
        });
    }

    private Written guarded(Question question, String shown, Supplier<Written> generation) {
        if (shown.isEmpty() || !budget.take(question.asker().id(), shown.length() / 2 + settings.outputTokens())
                || !slots.take(question.asker().id())) {
            return unavailable();
        }
        try {
            return breaker.enter() ? generation.get() : unavailable();
        } finally {
            slots.free(question.asker().id());
        }
    }

    private static Written unavailable() {
        return new Written.BrokenOff("", List.of(), Why.UNAVAILABLE);
    }

    /// One answer to be written.
    private record Task(Question question, Lang lang, List<Memory.Turn> before, String prompt, List<Object> tools,
            AtomicBoolean handover, Composing composing, Progress progress) {
    }

    private Written generate(Task task) {
        long deadline = System.nanoTime() + settings.deadline().toNanos();
        Composing composing = task.composing;
        Outcome outcome = attempt(task, deadline);
        boolean again = outcome == Outcome.FAILED && composing.isEmpty()
                && deadline - System.nanoTime() > settings.firstToken().toNanos();
        if (again) {
            outcome = attempt(task, deadline);
        }
        tell(outcome);
        return switch (outcome) {
            case WHOLE -> composing.tooLittle()
                    ? new Written.BrokenOff(composing.text(), composing.citations(), Why.UNSUPPORTED)
                    : new Written.Worded(composing.text(), composing.citations(), task.handover.get());
            case STOPPED -> new Written.Stopped(composing.text(), composing.citations());
            case FAILED, LATE -> new Written.BrokenOff(composing.text(), composing.citations(), Why.UNAVAILABLE);
        };
    }

    private void tell(Outcome outcome) {
        switch (outcome) {
            case WHOLE -> breaker.succeeded();
            case STOPPED -> breaker.undecided();
            case FAILED, LATE -> failed();
        }
    }

    private void failed() {
        boolean closed = breaker.state() == Breaker.State.CLOSED;
        breaker.failed();
        if (closed && breaker.state() == Breaker.State.OPEN) {
            LOG.log(Level.WARNING, "the model failed " + settings.failures() + " times; answers are quoted for "
                    + settings.pause().toSeconds() + " s");
        }
    }

    private enum Outcome {
        WHOLE,
        /// At once: another try may help.
        FAILED,
        /// Too late, or after too much, for another try.
        LATE,
        STOPPED
    }

    private Outcome attempt(Task task, long deadline) {
        String conversation = task.question.conversation() == null ? "once" : task.question.conversation().toString();
        try (Attempt attempt = new Attempt(http, settings, conversation, prompts.instructions(task.lang), task.before, task.prompt,
                task.tools)) {
            return follow(attempt, task.composing, task.progress, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.STOPPED;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the model could not be called: " + e.getClass().getSimpleName());
            return Outcome.FAILED;
        }
    }

    private Outcome follow(Attempt attempt, Composing composing, Progress progress, long deadline)
            throws InterruptedException {
        long silence = settings.firstToken().toNanos();
        long last = System.nanoTime();
        boolean worked = false;
        while (true) {
            if (progress.stopped()) {
                return Outcome.STOPPED;
            }
            long now = System.nanoTime();
            long left = Math.min(deadline - now, last + silence - now);
            if (left <= 0) {
                return Outcome.LATE;
            }
            Event event = attempt.next(Math.min(GLANCE, left));
            if (event == null) {
                continue;
            }
            last = System.nanoTime();
            worked |= event instanceof Event.Busy;
            Optional<Outcome> over = take(event, composing);
            if (over.isPresent()) {
                return over.get() == Outcome.FAILED && worked ? Outcome.LATE : over.get();
            }
            if (composing.hopeless()) {
                return Outcome.LATE;
            }
        }
    }

    private static Optional<Outcome> take(Event event, Composing composing) {
        return switch (event) {
            case Event.Said(String text) -> said(text, composing);
            case Event.Busy() -> busy(composing);
            case Event.Over(boolean whole) -> over(whole, composing);
            case Event.Failed(Throwable why) -> failed(why);
        };
    }

    private static Optional<Outcome> said(String text, Composing composing) {
        composing.add(text);
        return Optional.empty();
    }

    private static Optional<Outcome> busy(Composing composing) {
        composing.dropOpenSentence();
        return Optional.empty();
    }

    private static Optional<Outcome> over(boolean whole, Composing composing) {
        if (whole) {
            composing.finish();
        }
        return Optional.of(whole ? Outcome.WHOLE : Outcome.FAILED);
    }

    private static Optional<Outcome> failed(Throwable why) {
        LOG.log(Level.DEBUG, "the model failed: " + why.getClass().getSimpleName());
        return Optional.of(Outcome.FAILED);
    }

    private List<Memory.Turn> recall(UUID conversation) {
        return memory.of(conversation).stream()
                .map(turn -> new Memory.Turn(masked(turn.question(), REMEMBERED), masked(turn.reply(), REMEMBERED))).toList();
    }

    private String masked(String text, int most) {
        return redactor.redact(text.length() > most ? text.substring(0, most) : text).text();
    }

    private static @Nullable Explanation log(Question question) {
        return question.uploads().reversed().stream().map(Upload::explanation).flatMap(Stream::ofNullable).findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
