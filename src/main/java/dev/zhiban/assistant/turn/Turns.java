package dev.zhiban.assistant.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.Answer;
import dev.zhiban.assistant.Assistant;
import dev.zhiban.assistant.Progress;
import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Question.Said;
import dev.zhiban.assistant.Question.Upload;
import dev.zhiban.assistant.Reply;
import dev.zhiban.assistant.Reply.Next;
import dev.zhiban.assistant.Reply.QuickReply;
import dev.zhiban.assistant.extract.Evidence;
import dev.zhiban.assistant.extract.Extract;
import dev.zhiban.assistant.extract.TicketWording;
import dev.zhiban.assistant.extract.Wording;
import dev.zhiban.assistant.generate.Writer;
import dev.zhiban.assistant.generate.Writer.Written;
import dev.zhiban.assistant.memory.Memory;
import dev.zhiban.assistant.route.LogAsk;
import dev.zhiban.assistant.route.Matters;
import dev.zhiban.assistant.route.Route;
import dev.zhiban.assistant.route.Route.LogAspect;
import dev.zhiban.assistant.route.Router;
import dev.zhiban.desk.Handoff;
import dev.zhiban.knowledge.Before;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.logs.LogLines;
import dev.zhiban.logs.Logs;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// Answers a turn: what it is about is decided by [Router], what is said by the evidence; a model only words it.
public final class Turns implements Assistant {

    private static final int FAILURES = 2;

    private final Router router;
    private final Extract extract;
    private final Writer writer;
    private final Memory memory;
    private final LogTurns logs;
    private final TicketWording tickets;

    public Turns(Router router, Extract extract, Writer writer, Memory memory, Logs logs, LogLines lines,
            TicketWording tickets) {
        this.router = router;
        this.extract = extract;
        this.writer = writer;
        this.memory = memory;
        this.logs = new LogTurns(extract, writer, logs, lines);
        this.tickets = tickets;
    }

    @Override
    public Reply answer(Question question, Progress progress) {
        Lang lang = question.lang();
        Reply reply = switch (router.route(question)) {
            case Route.PastedLog(String words, String log) -> logs.pasted(question, words, log, progress);
            case Route.Uploaded(Upload upload) -> logs.uploaded(question, upload, lang, progress);
            case Route.AboutTheLog(LogAspect aspect) -> logs.about(question, aspect, lang)
                    .orElseGet(() -> asked(question, question.text(), null, lang, progress));
            case Route.InTheLog(LogAsk ask) -> logs.in(question, ask, lang)
                    .orElseGet(() -> asked(question, question.text(), null, lang, progress));
            case Route.WantsPerson() -> handOver(Phrasebook.HANDING_OVER, consentTo(question), lang);
            case Route.DeclinesPerson() -> say(Phrasebook.DECLINED.in(lang), List.of());
            case Route.TicketStatus(String number) -> say(tickets.say(question.asker(), number, lang), List.of());
            case Route.Policy(String rule, boolean now) -> policy(question, now, lang, progress);
            case Route.Solved() -> new Reply(Phrasebook.SOLVED.in(lang), null, 1, List.of(), null, new Next.Solved());
            case Route.NotSolved(String added) -> notSolved(question, added, lang, progress);
            case Route.SmallTalk(Route.Kind kind) -> smallTalk(question, kind, lang);
            case Route.Step(int number) -> step(question, number, lang);
            case Route.NextStep() -> nextStep(question, lang);
            case Route.StepFailed() -> stepFailed(question, lang, progress);
            case Route.CarriedOver(String word, Before about) -> worded(question, about.question() + " " + word,
                    extract.carried(question.asker().reader(), lang, word, about), lang, progress);
            case Route.SelfService(String text) -> asked(question, text, null, lang, progress);
            case Route.Asked(String text, Before before) ->
                offeringSteps(question, sayingWhatItCan(question, asked(question, text, before, lang, progress), lang),
                        lang);
        };
        memory.remember(question, reply);
        return reply;
    }

    private Reply asked(Question question, String text, @Nullable Before before, Lang lang, Progress progress) {
        Optional<Evidence.Enough> chosen = chosen(question, lang);
        Evidence evidence = chosen.isPresent() ? chosen.get()
                : extract.evidence(question.asker().reader(), lang, text, before);
        return worded(question,
                before != null && before.refers() != Before.Refers.PERHAPS ? before.question() + " " + text : text, evidence,
                lang, progress);
    }

    /// A question about a shown log that neither the log nor an article answered.
    private Reply sayingWhatItCan(Question question, Reply reply, Lang lang) {
        boolean aboutLog = reply.answer() instanceof Answer.Unknown && Router.namesTheLog(question.text())
                && logs.latest(question).isPresent();
        return !aboutLog ? reply
                : new Reply(Phrasebook.LOG_CAN.in(lang), reply.answer(), reply.confidence(),
                        Buttons.person(lang, true), null, reply.next());
    }

    /// The person pressed one of the titles that a clarifying question offered.
    private Optional<Evidence.Enough> chosen(Question question, Lang lang) {
        if (!askedWhich(question)) {
            return Optional.empty();
        }
        String about = question.history().reversed().stream().filter(said -> said.from() == From.EMPLOYEE).map(Said::text)
                .findFirst().orElse(question.text());
        return extract.titled(question.asker().reader(), lang, question.text(), about);
    }

    private static boolean askedWhich(Question question) {
        return question.lastBot().filter(said -> said.text().startsWith(Phrasebook.WHICH.zh())
                || said.text().startsWith(Phrasebook.WHICH.en())).isPresent();
    }

    private Reply worded(Question question, String asked, Evidence evidence, Lang lang, Progress progress) {
        return switch (evidence) {
            case Evidence.Weak(double confidence) -> unknown(asked, Phrasebook.UNKNOWN, confidence, lang);
            case Evidence.Close(List<Passage> options, Evidence.Enough best) ->
                question.conversation() == null || askedWhich(question)
                        ? worded(question, asked, best, lang, progress)
                        : which(options, best.confidence(), lang);
            case Evidence.Enough enough -> worded(question, asked, enough, lang, progress);
        };
    }

    private Reply worded(Question question, String asked, Evidence.Enough enough, Lang lang, Progress progress) {
        Written written = writer.write(question, asked, lang, enough.candidates(), progress);
        return switch (written) {
            case Written.Worded(String text, List<Citation> citations, boolean offersPerson) -> new Reply(text,
                    new Answer.Grounded(text, citations), enough.confidence(),
                    offersPerson ? Buttons.personFirst(lang) : Buttons.afterAnswer(lang), null, Next.STAY);
            case Written.NoModel() -> quoted(enough, lang);
            case Written.BrokenOff(String text, List<Citation> citations, Written.Why why) -> text.isEmpty()
                    ? quoted(Wording.quoting(enough.quoted(), lang).led(instead(why), lang), enough, lang)
                    : brokenOff(text, citations, enough, lang);
            case Written.Stopped(String text, List<Citation> citations) -> text.isEmpty() ? quoted(enough, lang)
                    : answer(text, new Answer.Grounded(text, citations), enough.confidence(), lang);
        };
    }

    private static Text instead(Written.Why why) {
        return switch (why) {
            case UNAVAILABLE -> Phrasebook.MODEL_FAILED;
            case UNSUPPORTED -> Phrasebook.MODEL_UNSUPPORTED;
        };
    }

    /// What was shown stays, the quotation follows; marks go on counting.
    private static Reply brokenOff(String shown, List<Citation> citations, Evidence.Enough enough, Lang lang) {
        Wording rest = Wording.quoting(enough.quoted(), lang, citations.size() + 1);
        List<Citation> all = new ArrayList<>(citations);
        all.addAll(rest.answer().citations());
        return answer(shown + "\n\n" + Phrasebook.MODEL_BROKE_OFF.in(lang) + "\n\n" + rest.text(),
                new Answer.Quoted(rest.answer().passages(), all), enough.confidence(), lang);
    }

    static Reply quoted(Evidence.Enough enough, Lang lang) {
        return quoted(Wording.quoting(enough.quoted(), lang), enough, lang);
    }

    private static Reply quoted(Wording wording, Evidence.Enough enough, Lang lang) {
        return answer(wording.text(), wording.answer(), enough.confidence(), lang);
    }

    private static Reply answer(String text, Answer answer, double confidence, Lang lang) {
        return new Reply(text, answer, confidence, Buttons.afterAnswer(lang), null, Next.STAY);
    }

    private static Reply which(List<Passage> options, double confidence, Lang lang) {
        return new Reply(Phrasebook.WHICH.in(lang), null, confidence, Buttons.choices(options, lang), null, Next.STAY);
    }

    private static Reply unknown(String tried, Text text, double confidence, Lang lang) {
        String looked = tried.length() > 120 ? tried.substring(0, 120) : tried;
        return new Reply(text.in(lang), new Answer.Unknown(looked), confidence, Buttons.person(lang, true), null, Next.STAY);
    }

    static Reply say(String text, List<QuickReply> buttons) {
        return new Reply(text, null, 1, buttons, null, Next.STAY);
    }

    private static Reply handOver(Text text, Handoff.Reason reason, Lang lang) {
        return new Reply(text.in(lang), null, 1, List.of(), null, new Next.HandOver(reason));
    }

    /// A person was asked for; why, shows in what the bot said before.
    private Handoff.Reason consentTo(Question question) {
        boolean weak = question.lastBot().filter(said -> "unknown".equals(said.answer())).isPresent();
        boolean policy = question.history().reversed().stream().filter(said -> said.from() == From.EMPLOYEE).findFirst()
                .filter(said -> router.isPolicy(said.text())).isPresent();
        return policy ? Handoff.Reason.POLICY : weak ? Handoff.Reason.WEAK_EVIDENCE : Handoff.Reason.ASKED_FOR;
    }

    private Reply policy(Question question, boolean now, Lang lang, Progress progress) {
        Evidence evidence = extract.evidence(question.asker().reader(), lang, question.text(), null);
        if (!now) {
            Reply reply = worded(question, question.text(), evidence, lang, progress);
            return new Reply(reply.text() + "\n\n" + Phrasebook.POLICY_OFFER.in(lang), reply.answer(), reply.confidence(),
                    Buttons.afterAnswer(lang), null, Next.STAY);
        }
        Next next = new Next.HandOver(Handoff.Reason.POLICY);
        if (evidence instanceof Evidence.Enough enough) {
            Wording wording = Wording.quoting(enough.quoted().subList(0, 1), lang).led(Phrasebook.POLICY_NOW, lang);
            return new Reply(wording.text(), wording.answer(), enough.confidence(), List.of(), null, next);
        }
        return new Reply(Phrasebook.POLICY_NOW.in(lang), null, 1, List.of(), null, next);
    }

    private Reply notSolved(Question question, String added, Lang lang, Progress progress) {
        Optional<String> about = Matters.of(question).reversed().stream().findFirst();
        boolean spoken = about.isPresent() || logs.latest(question).isPresent();
        if (!spoken) {
            return say(Phrasebook.WHAT_FAILED.in(lang), Buttons.person(lang, true));
        }
        if (failures(question) + 1 >= FAILURES) {
            return handOver(Phrasebook.FAILED_TWICE, Handoff.Reason.FAILED_ANSWERS, lang);
        }
        if (about.isEmpty()) {
            return unknown("", Phrasebook.NO_MORE, 0, lang);
        }
        String asked = (about.get() + " " + added).strip();
        return extract.more(question, lang, asked, Matters.beforeTheLast(question))
                .map(more -> quoted(Wording.quoting(more.quoted(), lang).led(Phrasebook.MORE, lang), more, lang))
                .orElseGet(() -> unknown(asked, cited(question) ? Phrasebook.NO_MORE : Phrasebook.UNKNOWN, 0, lang));
    }

    private static boolean cited(Question question) {
        return question.history().stream().anyMatch(said -> said.from() == From.BOT && !said.articles().isEmpty());
    }

    /// How often the asker has said "did not help" since the last question of their own.
    private static int failures(Question question) {
        int failures = 0;
        for (Said said : question.history().reversed()) {
            if (said.from() == From.EMPLOYEE && Router.isFailure(said.text())) {
                failures++;
            } else if (said.from() == From.EMPLOYEE && Router.standsAlone(said.text())) {
                return failures;
            }
        }
        return failures;
    }

    private static Reply smallTalk(Question question, Route.Kind kind, Lang lang) {
        boolean answered = question.lastBot().filter(said -> said.answer() != null).isPresent();
        return switch (kind) {
            case GREETING -> say(Phrasebook.GREETING.in(lang), List.of());
            case WHO -> say(Phrasebook.WHO.in(lang), List.of());
            case BYE -> say(Phrasebook.BYE.in(lang), List.of());
            case THANKS -> say(Phrasebook.THANKS.in(lang), answered ? Buttons.afterAnswer(lang) : List.of());
            case FINE -> say(Phrasebook.FINE.in(lang), answered ? Buttons.afterAnswer(lang) : List.of());
        };
    }

    private Reply step(Question question, int number, Lang lang) {
        return extract.step(question, number).map(step -> Wording.step(step, number, lang))
                .map(wording -> answer(wording.text(), wording.answer(), 1, lang))
                .orElseGet(() -> say(Phrasebook.NO_STEP.in(lang).formatted(number), Buttons.afterAnswer(lang)));
    }

    private Reply nextStep(Question question, Lang lang) {
        return extract.walk(question, 1).map(walk -> walking(walk, Wording.step(walk.toDo(), walk.number(), lang), lang))
                .orElseGet(() -> say(Phrasebook.LAST_STEP.in(lang), Buttons.afterAnswer(lang)));
    }

    /// What the step itself says for that case; else what helps where an answer did not.
    private Reply stepFailed(Question question, Lang lang, Progress progress) {
        Optional<Extract.Walk> here = extract.walk(question, 0);
        return here.flatMap(walk -> walk.whenItFails()
                .map(remark -> walking(walk, Wording.failed(walk.step(), walk.number(), remark, lang), lang)))
                .orElseGet(() -> notSolved(question, "", lang, progress));
    }

    private static Reply walking(Extract.Walk walk, Wording wording, Lang lang) {
        return new Reply(wording.text(), wording.answer(), 1, walk.last() ? Buttons.afterAnswer(lang) : Buttons.walking(lang),
                null, Next.STAY);
    }

    /// Offers to go through a quoted runbook one step at a time.
    private Reply offeringSteps(Question question, Reply reply, Lang lang) {
        boolean offered = reply.answer() instanceof Answer.Quoted quoted && reply.next() == Next.STAY
                && extract.canBeWalked(quoted, question.asker().reader());
        return offered ? new Reply(reply.text(), reply.answer(), reply.confidence(), Buttons.stepByStep(lang),
                reply.explanation(), reply.next()) : reply;
    }
}
