package dev.zhiban.assistant.route;

import java.util.List;
import java.util.Optional;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Question.Upload;
import dev.zhiban.knowledge.Before;

/// Finds out what a turn is about: fixed rules, tried from the surest to the vaguest. The same turn always gives the same
/// route; nothing is asked of a model.
public final class Router {

    private static final String NUMERALS = "一二三四五六七八九十";
    private static final List<String> COUNTS = List.of("one", "two", "three", "four", "five", "six", "seven", "eight",
            "nine", "ten");
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth", "sixth",
            "seventh", "eighth", "ninth", "tenth");
    private static final Pattern LOG_WORD = Pattern.compile("日志|log|错误|报错|异常|告警|error|exception|warn|它|这|it\\b|they");
    private static final Pattern OF_A_LOG = Pattern
            .compile("日志|文件里|报错|错误|异常|\\b(?:logs?|file|errors?|exceptions?|lines?|records?)\\b");
    private static final int SHORT = 60;
    /// Beyond as many a question says enough of itself.
    private static final int MANY_IDEOGRAPHS = 12;
    private static final int MANY_WORDS = 6;

    private final PolicyWords policy;

    public Router(PolicyWords policy) {
        this.policy = policy;
    }

    public Route route(Question question) {
        Optional<Upload> upload = question.uploads().reversed().stream().filter(Upload::now).findFirst();
        if (upload.isPresent()) {
            return new Route.Uploaded(upload.get());
        }
        Optional<Route.PastedLog> pasted = LogText.split(question.text());
        if (pasted.isPresent()) {
            return pasted.get();
        }
        Words words = Words.of(question.text());
        return service(words).or(() -> walk(words, question)).or(() -> reaction(words, question))
                .or(() -> followUp(words, question))
                .orElseGet(() -> asked(words, question));
    }

    private Optional<Route> service(Words words) {
        Optional<Route> hit = policy.match(words).map(Route.class::cast);
        if (hit.isPresent()) {
            return hit;
        }
        if (words.any(Phrases.NO_PERSON)) {
            return words.without(Phrases.NO_PERSON, Phrases.FINE, Phrases.THANKS).isEmpty()
                    ? Optional.of(new Route.DeclinesPerson())
                    : Optional.empty();
        }
        if (words.clauses().stream().anyMatch(clause -> Phrases.PERSON.matcher(clause).matches()
                && !Phrases.WORKED_ON.matcher(clause).matches())) {
            return Optional.of(new Route.WantsPerson());
        }
        boolean ticket = words.has(Phrases.TICKET) || words.any(Phrases.WORKED_ON);
        if (ticket && !words.has(Phrases.NO_TICKET)) {
            Matcher number = Phrases.TICKET_NUMBER.matcher(words.text());
            return Optional.of(new Route.TicketStatus(number.find() ? "ZB-" + number.group(1) : null));
        }
        return Optional.empty();
    }

    private static Optional<Route> walk(Words words, Question question) {
        if (!cited(question) || words.text().length() > SHORT) {
            return Optional.empty();
        }
        return words.any(Phrases.STEP_FAILED) ? Optional.of(new Route.StepFailed())
                : words.any(Phrases.NEXT_STEP) && words.without(Phrases.NEXT_STEP, Phrases.FINE, Phrases.THANKS).isEmpty()
                        ? Optional.of(new Route.NextStep())
                        : Optional.empty();
    }

    private static boolean cited(Question question) {
        return question.history().stream().anyMatch(said -> said.from() == From.BOT && !said.articles().isEmpty());
    }

    private Optional<Route> reaction(Words words, Question question) {
        boolean answered = question.history().stream().anyMatch(said -> said.from() == From.BOT && said.answer() != null);
        List<String> rest = words.without(Phrases.NOT_SOLVED, Phrases.THANKS, Phrases.FINE, Phrases.GREETING);
        if (answered && (words.any(Phrases.NOT_SOLVED) || words.any(Phrases.STILL))) {
            return Optional.of(new Route.NotSolved(String.join(" ",
                    rest.stream().filter(clause -> !Phrases.STILL.matcher(clause).matches()).toList())));
        }
        if (words.any(Phrases.NOT_SOLVED) && rest.isEmpty()) {
            return Optional.of(new Route.NotSolved(""));
        }
        if (words.any(Phrases.SOLVED)
                && words.without(Phrases.SOLVED, Phrases.THANKS, Phrases.FINE, Phrases.GREETING, Phrases.BYE).isEmpty()) {
            return Optional.of(new Route.Solved());
        }
        return smallTalk(words);
    }

    private static Optional<Route> smallTalk(Words words) {
        boolean only = words.without(Phrases.GREETING, Phrases.THANKS, Phrases.WHO, Phrases.BYE, Phrases.FINE).isEmpty();
        if (!only) {
            return Optional.empty();
        }
        Route.Kind kind = words.any(Phrases.WHO) ? Route.Kind.WHO
                : words.any(Phrases.THANKS) ? Route.Kind.THANKS
                        : words.any(Phrases.BYE) ? Route.Kind.BYE
                                : words.any(Phrases.FINE) ? Route.Kind.FINE : Route.Kind.GREETING;
        return Optional.of(new Route.SmallTalk(kind));
    }

    private static Optional<Route> followUp(Words words, Question question) {
        Optional<Route> aboutLog = aboutLog(words, question);
        if (aboutLog.isPresent()) {
            return aboutLog;
        }
        Matcher step = Phrases.STEP.matcher(words.text());
        if (cited(question) && words.text().length() <= SHORT && step.find()) {
            return Optional.of(new Route.Step(number(step)));
        }
        Before about = Matters.before(question, Before.Refers.AGAIN);
        if (about == null || words.clauses().size() > 2) {
            return Optional.empty();
        }
        return words.clauses().stream().map(Router::carried).flatMap(Optional::stream)
                .<Route> map(word -> new Route.CarriedOver(word, about))
                .findFirst();
    }

    /// The word with which the question before is asked again.
    private static Optional<String> carried(String clause) {
        for (Pattern pattern : List.of(Phrases.CARRY_ZH, Phrases.CARRY_EN)) {
            Matcher matcher = pattern.matcher(clause);
            if (matcher.matches()) {
                String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
                if (word != null && saysSomething(word)) {
                    return Optional.of(word.strip());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Route> aboutLog(Words words, Question question) {
        boolean log = logShown(question);
        boolean readable = log
                && question.uploads().stream().noneMatch(upload -> upload.explanation() != null && upload.file() == null);
        Optional<LogAsk> ask = readable ? LogAsk.in(question.text()) : Optional.empty();
        if (ask.isPresent()) {
            return Optional.of(new Route.InTheLog(ask.get()));
        }
        boolean short_ = words.text().length() <= SHORT && words.has(LOG_WORD) || words.text().length() <= SHORT / 2;
        if (!log || !short_) {
            return Optional.empty();
        }
        return LogAspects.in(words).map(Route.AboutTheLog::new);
    }

    static boolean logShown(Question question) {
        return question.uploads().stream().anyMatch(upload -> upload.explanation() != null)
                || question.history().stream().anyMatch(said -> said.from() == From.EMPLOYEE && LogText.isLog(said.text()));
    }

    private static int number(Matcher step) {
        for (int group = 1; group <= step.groupCount(); group++) {
            String found = step.group(group);
            if (found == null) {
                continue;
            }
            if (found.length() == 1 && NUMERALS.contains(found)) {
                return NUMERALS.indexOf(found) + 1;
            }
            int counted = Math.max(COUNTS.indexOf(found), ORDINALS.indexOf(found));
            return counted >= 0 ? counted + 1 : Integer.parseInt(found);
        }
        return 1;
    }

    private Route asked(Words words, Question question) {
        if (words.has(Phrases.SELF_SERVICE) && !words.has(Phrases.NOT_SELF_SERVICE) && words.text().length() <= SHORT * 2) {
            return new Route.SelfService(question.text());
        }
        return new Route.Asked(question.text(), refers(words).map(how -> Matters.before(question, how)).orElse(null));
    }

    static Optional<Before.Refers> refers(Words words) {
        if (!saysSomething(words.text())) {
            return Optional.of(Before.Refers.WHOLLY);
        }
        if (words.text().length() <= SHORT && words.has(Phrases.LEANS)) {
            return Optional.of(Before.Refers.PARTLY);
        }
        boolean isShort = words.text().codePoints().filter(Character::isIdeographic).count() <= MANY_IDEOGRAPHS
                && words.text().split(" ").length <= MANY_WORDS;
        return isShort ? Optional.of(Before.Refers.PERHAPS) : Optional.empty();
    }

    /// Whether it has a word that neither leans nor fills.
    private static boolean saysSomething(String text) {
        return !Phrases.FILLS.matcher(Phrases.LEANS.matcher(text).replaceAll(" ")).replaceAll(" ").isBlank();
    }

    /// Whether a message says that the answer before it did not help.
    public static boolean isFailure(String text) {
        Words words = Words.of(text);
        return words.any(Phrases.NOT_SOLVED) || words.any(Phrases.STILL);
    }

    /// Whether a message says nothing but that the answer before it, as a whole, did not help.
    public static boolean rejects(String text) {
        return isFailure(text) && !standsAlone(text) && !Words.of(text).any(Phrases.STEP_FAILED);
    }

    /// Whether a message reports what the policy names, such as a leak.
    public boolean isPolicy(String text) {
        return policy.match(Words.of(text)).isPresent();
    }

    /// Whether a message speaks of a log.
    public static boolean namesTheLog(String text) {
        return Words.of(text).has(OF_A_LOG);
    }

    /// Whether a message can be the question that a conversation is about, whatever went before.
    public static boolean standsAlone(String text) {
        if (text.isBlank() || LogText.isLog(text)) {
            return false;
        }
        Words words = Words.of(text);
        boolean reaction = words.without(Phrases.NOT_SOLVED, Phrases.SOLVED, Phrases.THANKS, Phrases.GREETING, Phrases.WHO,
                Phrases.BYE, Phrases.FINE, Phrases.NO_PERSON, Phrases.STILL).isEmpty();
        boolean followUp = words.clauses().size() <= 2 && words.clauses().stream()
                .anyMatch(clause -> carried(clause).isPresent());
        boolean step = words.text().length() <= SHORT
                && (words.has(Phrases.STEP) || words.any(Phrases.NEXT_STEP) || words.any(Phrases.STEP_FAILED));
        return !reaction && !words.any(Phrases.PERSON) && !followUp && !step && !words.has(Phrases.TICKET);
    }
}
