package dev.zhiban.assistant.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Question.Said;
import dev.zhiban.assistant.Question.Upload;
import dev.zhiban.assistant.Summaries;
import dev.zhiban.assistant.Summary;
import dev.zhiban.assistant.extract.LogWording;
import dev.zhiban.assistant.extract.Shown;
import dev.zhiban.assistant.route.LogText;
import dev.zhiban.assistant.route.Matters;
import dev.zhiban.assistant.route.Router;
import dev.zhiban.desk.Handoff.Tried;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.logs.Explanation;
import dev.zhiban.platform.privacy.Redactor;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// Takes title, words, what was tried and what the log showed from the conversation itself.
@ApplicationScoped
class FromTheConversation implements Summaries {

    private static final int TITLE = 80;
    private static final int WORDS = 400;
    private static final int OFFERED = 120;
    private static final int FINDINGS = 8;
    private static final Text ASKED_FOR = Text.of("请求人工协助", "Asks for a person");
    private static final Text SAID = Text.of("员工说：%s", "The employee said: %s");
    private static final Text OFFERED_ARTICLES = Text.of("助手给出过 %d 次回答，参考 %s。", "The assistant answered %d time(s), from %s.");
    private static final Text NO_ANSWER = Text.of("助手没有找到可靠的答案。", "The assistant found no reliable answer.");
    private static final Text FILE = Text.of("（上传的文件）", "(an uploaded file)");
    private static final Text LOG = Text.of("日志：%s", "Log: %s");

    private final Knowledge knowledge;
    private final Redactor redactor;

    FromTheConversation(Knowledge knowledge, Redactor redactor) {
        this.knowledge = knowledge;
        this.redactor = redactor;
    }

    @Override
    public Summary of(Question question) {
        Lang lang = question.lang();
        List<String> said = said(question);
        List<String> asked = Stream.concat(Matters.of(question).stream(),
                Stream.of(question.text()).filter(Router::standsAlone)).toList();
        List<Tried> tried = tried(question);
        List<String> findings = findings(question, lang);
        List<Citation> citations = citations(question);
        String all = String.join("\n", said);
        String about = String.join("\n", asked) + "\n"
                + citations.stream().map(it -> it.title() + " " + it.articleId()).collect(Collectors.joining("\n")) + "\n"
                + String.join("\n", findings);
        return new Summary(title(asked, findings, lang), summary(asked, said, tried, findings, citations, lang),
                Categories.of(about.isBlank() ? all : about), Weight.impact(all), Weight.urgency(all), tried, findings,
                citations, lang.tag());
    }

    /// What the asker said in their own words, oldest first, this turn last, logs left out.
    private static List<String> said(Question question) {
        Stream<String> before = question.history().stream().filter(said -> said.from() == From.EMPLOYEE).map(Said::text);
        return Stream.concat(before, Stream.of(question.text())).filter(text -> !text.isBlank() && !LogText.isLog(text))
                .toList();
    }

    private String title(List<String> asked, List<String> findings, Lang lang) {
        String best = asked.isEmpty() ? findings.isEmpty() ? ASKED_FOR.in(lang) : findings.getFirst() : asked.getLast();
        return masked(best.lines().findFirst().orElse(best).strip(), TITLE);
    }

    private String summary(List<String> asked, List<String> said, List<Tried> tried, List<String> findings,
            List<Citation> citations, Lang lang) {
        List<String> parts = new ArrayList<>();
        List<String> words = asked.isEmpty() ? said : asked;
        parts.add(SAID.in(lang).formatted(masked(String.join(lang == Lang.ZH ? "；" : "; ", words), WORDS)));
        long answers = tried.stream().filter(it -> !it.outcome().equals("unknown")).count();
        if (answers > 0) {
            String titles = citations.stream().map(it -> lang == Lang.ZH ? "《" + it.title() + "》" : "“" + it.title() + "”")
                    .distinct().collect(Collectors.joining(lang == Lang.ZH ? "、" : ", "));
            parts.add(OFFERED_ARTICLES.in(lang).formatted(answers, titles.isEmpty() ? "-" : titles));
        } else if (!tried.isEmpty()) {
            parts.add(NO_ANSWER.in(lang));
        }
        if (!findings.isEmpty()) {
            parts.add(LOG.in(lang).formatted(findings.getFirst()));
        }
        return String.join("\n\n", parts);
    }

    private List<Tried> tried(Question question) {
        List<Tried> tried = new ArrayList<>();
        List<String> matters = Matters.of(question);
        List<Said> all = new ArrayList<>(question.history());
        all.add(new Said(From.EMPLOYEE, question.text(), null, List.of()));
        String topic = "";
        String asked = "";
        for (int i = 0; i < all.size(); i++) {
            Said said = all.get(i);
            String answer = said.answer();
            if (said.from() == From.EMPLOYEE) {
                String text = said.text().isBlank() ? FILE.in(question.lang()) : said.text();
                boolean follows = !topic.isEmpty() && !matters.contains(text);
                topic = follows ? topic : text;
                asked = follows ? topic + " › " + text : text;
            } else if (said.from() == From.BOT && answer != null) {
                tried.add(
                        new Tried(masked(asked, OFFERED), masked(gist(said.text()), OFFERED), said.articles(),
                                outcome(answer, all.subList(i + 1, all.size()))));
            }
        }
        return tried;
    }

    /// The words of an answer in one line, without what leads up to them and without marks.
    private static String gist(String answer) {
        return answer.lines().map(String::strip).filter(line -> !line.isEmpty())
                .dropWhile(line -> line.endsWith("：") || line.endsWith(":")).collect(Collectors.joining(" "))
                .replaceAll("[*`]", "");
    }

    private static String outcome(String answer, List<Said> after) {
        if (answer.equals("unknown")) {
            return "unknown";
        }
        Optional<Said> reaction = after.stream().filter(said -> said.from() == From.EMPLOYEE).findFirst();
        return reaction.filter(said -> Router.isFailure(said.text())).isPresent() ? "not-solved" : "no-reaction";
    }

    private List<String> findings(Question question, Lang lang) {
        Optional<Explanation> log = question.uploads().reversed().stream().map(Upload::explanation)
                .flatMap(Stream::ofNullable).findFirst();
        return log.stream()
                .flatMap(it -> Stream.concat(it.knownErrors().stream().map(known -> LogWording.sentence(known, lang)),
                        LogWording.others(it).stream().map(finding -> LogWording.sentence(finding, lang))))
                .limit(FINDINGS).map(sentence -> masked(sentence, WORDS)).toList();
    }

    /// The passages that the bot showed, as far as the asker may read them.
    private List<Citation> citations(Question question) {
        Shown shown = new Shown(question);
        List<Citation> citations = new ArrayList<>();
        question.history().stream().filter(said -> said.from() == From.BOT).flatMap(said -> said.articles().stream())
                .distinct().forEach(id -> {
                    List<Passage> passages = knowledge.article(id, question.asker().reader());
                    passages.stream().filter(shown::has).findFirst().or(() -> passages.stream().findFirst())
                            .ifPresent(passage -> citations.add(Citation.of(citations.size() + 1, passage)));
                });
        return citations;
    }

    private String masked(String text, int most) {
        String masked = redactor.redact(text.length() > 4000 ? text.substring(0, 4000) : text).text();
        return masked.length() > most ? masked.substring(0, most) + "…" : masked;
    }
}
