package dev.zhiban.assistant.turn;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.zhiban.assistant.Answer;
import dev.zhiban.assistant.Progress;
import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Question.LogFile;
import dev.zhiban.assistant.Question.Upload;
import dev.zhiban.assistant.Reply;
import dev.zhiban.assistant.Reply.Next;
import dev.zhiban.assistant.extract.Evidence;
import dev.zhiban.assistant.extract.Extract;
import dev.zhiban.assistant.extract.LogBrief;
import dev.zhiban.assistant.extract.LogExcerpts;
import dev.zhiban.assistant.extract.LogQuestions;
import dev.zhiban.assistant.extract.LogWording;
import dev.zhiban.assistant.extract.Wording;
import dev.zhiban.assistant.generate.Writer;
import dev.zhiban.assistant.generate.Writer.Written;
import dev.zhiban.assistant.route.LogAsk;
import dev.zhiban.assistant.route.LogText;
import dev.zhiban.assistant.route.Route.LogAspect;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.logs.Attribute;
import dev.zhiban.logs.Excerpt;
import dev.zhiban.logs.ExplainOptions;
import dev.zhiban.logs.Explanation;
import dev.zhiban.logs.LogLines;
import dev.zhiban.logs.Logs;
import dev.zhiban.logs.Shares;
import dev.zhiban.platform.text.Lang;

/// Answers about a log that was uploaded or pasted, in this turn or before.
final class LogTurns {

    private static final int PASTE = 1 << 20;

    private final Extract extract;
    private final Writer writer;
    private final Logs logs;
    private final LogLines lines;

    LogTurns(Extract extract, Writer writer, Logs logs, LogLines lines) {
        this.extract = extract;
        this.writer = writer;
        this.logs = logs;
        this.lines = lines;
    }

    Reply uploaded(Question question, Upload upload, Lang lang, Progress progress) {
        Explanation log = upload.explanation();
        return log == null ? Turns.say(Phrasebook.LOG_UNREAD.in(lang).formatted(upload.name()), Buttons.person(lang, true))
                : explained(question, question.text(), log, lang, progress);
    }

    Reply pasted(Question question, String words, String log, Progress progress) {
        Lang lang = question.langOf(words);
        return explain(log).map(explanation -> explained(question, words, explanation, lang, progress))
                .orElseGet(() -> Turns.say(Phrasebook.LOG_FAILED.in(lang), Buttons.person(lang, true)));
    }

    private Optional<Explanation> explain(String log) {
        String start = log.length() > PASTE ? log.substring(0, PASTE) : log;
        try {
            return Optional.of(logs.explain(new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)),
                    ExplainOptions.DEFAULT));
        } catch (IOException failed) {
            return Optional.empty();
        }
    }

    private Reply explained(Question question, String words, Explanation log, Lang lang, Progress progress) {
        LogWording wording = LogWording.of(log, extract, question.asker().reader(), lang);
        Written written = log.findings().isEmpty() ? new Written.NoModel()
                : writer.explain(question, words, lang, LogBrief.of(log, lang), new Led(wording.lead() + "\n\n", progress));
        String text = told(wording, written, lang);
        Answer.Quoted answer = wording.answer();
        if (written instanceof Written.Worded) {
            List<Citation> articles = answer == null ? List.of() : answer.citations();
            return new Reply(text, new Answer.Grounded(text, articles), answer != null ? 0.9 : 0.6, Buttons.afterAnswer(lang),
                    wording.log(),
                    Next.STAY);
        }
        if (answer == null) {
            Optional<Evidence.Enough> related = related(question, words, log, lang);
            if (related.isPresent()) {
                Wording more = Wording.quoting(related.get().quoted().subList(0, 1), lang).led(Phrasebook.LOG_RELATED, lang);
                return new Reply(text + "\n\n" + more.text(), more.answer(), related.get().confidence(),
                        Buttons.afterAnswer(lang), wording.log(), Next.STAY);
            }
        }
        double confidence = answer != null ? 0.9 : log.findings().isEmpty() ? 0.3 : 0.6;
        return new Reply(text, answer, confidence, Buttons.afterAnswer(lang), wording.log(), Next.STAY);
    }

    private static String told(LogWording wording, Written written, Lang lang) {
        return switch (written) {
            case Written.Worded(String worded, List<Citation> none, boolean person) -> wording.text(worded);
            case Written.NoModel() -> wording.text();
            case Written.BrokenOff(String shown, List<Citation> none, Written.Why why) -> shown.isEmpty() ? wording.text()
                    : wording.text(shown + "\n\n" + Phrasebook.LOG_BROKE_OFF.in(lang) + "\n\n" + wording.findings());
            case Written.Stopped(String shown, List<Citation> none) -> shown.isEmpty() ? wording.text() : wording.text(shown);
        };
    }

    private Optional<Evidence.Enough> related(Question question, String words, Explanation log, Lang lang) {
        String evidence = log.findings().isEmpty() ? "" : log.findings().getFirst().evidence();
        String about = (words + " " + (evidence.length() > 300 ? evidence.substring(0, 300) : evidence)).strip();
        return about.isEmpty() || !log.hasErrors() ? Optional.empty()
                : switch (extract.evidence(question.asker().reader(), lang, about, null)) {
                    case Evidence.Enough enough -> Optional.of(enough);
                    case Evidence.Close close -> Optional.of(close.best());
                    case Evidence.Weak weak -> Optional.empty();
                };
    }

    /// Empty where the articles should be asked instead.
    Optional<Reply> about(Question question, LogAspect aspect, Lang lang) {
        Optional<Explanation> log = latest(question);
        Optional<Reply> said = log.flatMap(it -> LogQuestions.answer(it, aspect, lang)).map(text -> fromTheLog(text, lang));
        return said.isPresent() ? said : switch (aspect) {
            case CAUSE, FIX -> log.flatMap(it -> related(question, question.text(), it, lang))
                    .map(it -> Turns.quoted(it, lang));
            case FIRST, LAST, ERRORS, WARNINGS, RANGE, LINES, FREQUENT, SHARED -> Optional.of(
                    Turns.say(Phrasebook.LOG_SILENT.in(lang), Buttons.afterAnswer(lang)));
        };
    }

    /// The stored file is read again from its beginning, in bounded time; a pasted log stands in the history. Empty where the
    /// articles should be asked instead.
    Optional<Reply> in(Question question, LogAsk ask, Lang lang) {
        LogAsk whole = latest(question).map(ask::within).orElse(ask);
        try (InputStream log = latestText(question)) {
            if (whole.by() != null) {
                return Optional.of(fromTheLog(shares(question, whole, whole.by(), log, lang), lang));
            }
            Excerpt found = switch (whole.want()) {
                case SLOWEST -> lines.slowest(log, whole.filter());
                case OLDEST -> lines.first(log, whole.filter(), whole.some());
                case NEWEST -> lines.last(log, whole.filter(), whole.some());
                case SHOW, COUNT, HAS, RATE, FIRST, LAST, END, BEFORE, GROUPED -> lines.find(log, whole.filter());
            };
            return found.records() == 0 && whole.isOnlyWords() ? Optional.empty()
                    : Optional.of(fromTheLog(LogExcerpts.answer(whole, found, lang), lang));
        } catch (IOException gone) {
            return Optional.of(Turns.say(Phrasebook.LOG_SILENT.in(lang), Buttons.person(lang, true)));
        }
    }

    /// Where the errors name nobody of that kind, what else they have in common is told.
    private String shares(Question question, LogAsk ask, Attribute by, InputStream log, Lang lang) throws IOException {
        Shares shares = lines.shares(log, ask.filter(), by);
        String said = LogExcerpts.answer(ask, by, shares, lang);
        Optional<String> common = shares.naming() > 0 || shares.records() == 0 ? Optional.empty()
                : latest(question).flatMap(it -> LogQuestions.answer(it, LogAspect.SHARED, lang));
        return common.map(more -> said + "\n\n" + more).orElse(said);
    }

    private static Reply fromTheLog(String text, Lang lang) {
        return new Reply(text, null, 0.9, Buttons.afterAnswer(lang), null, Next.STAY);
    }

    private static InputStream latestText(Question question) throws IOException {
        Optional<LogFile> file = question.uploads().reversed().stream().filter(upload -> upload.explanation() != null)
                .flatMap(upload -> Stream.ofNullable(upload.file())).findFirst();
        if (file.isPresent()) {
            return file.get().open();
        }
        String pasted = question.history().reversed().stream().filter(said -> said.from() == From.EMPLOYEE)
                .map(said -> LogText.logIn(said.text())).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new IOException("no log"));
        return new ByteArrayInputStream(pasted.getBytes(StandardCharsets.UTF_8));
    }

    Optional<Explanation> latest(Question question) {
        Optional<Explanation> upload = question.uploads().reversed().stream()
                .flatMap(it -> Stream.ofNullable(it.explanation())).findFirst();
        return upload.or(() -> question.history().reversed().stream().filter(said -> said.from() == From.EMPLOYEE)
                .map(said -> LogText.logIn(said.text())).flatMap(Optional::stream).findFirst().flatMap(this::explain));
    }
}
