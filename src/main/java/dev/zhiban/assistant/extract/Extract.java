package dev.zhiban.assistant.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import dev.zhiban.assistant.Answer;
import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Question.Said;
import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.Before;
import dev.zhiban.knowledge.Found;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.knowledge.Search;
import dev.zhiban.platform.text.Lang;

/// Chooses what is quoted. Everything that it returns the asker may read.
///
/// A passage is quoted whole. The passages of an answer come from one article, so that steps of two recipes never mix.
public final class Extract {

    /// @param confidence below it nothing is quoted (0 to 1)
    /// @param sure from it on no clarifying question is asked (0 to 1)
    /// @param close two articles are close when the second scores at least this share of the first
    public record Limits(double confidence, double sure, double close) {
        public static final Limits DEFAULT = new Limits(0.5, 0.8, 0.95);
    }

    private static final int LIMIT = 12;
    private static final int PASSAGES = 3;
    private static final int CANDIDATES = 6;
    private static final int LENGTH = 1600;
    private static final double NEAR = 0.75;
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.:\\-]*[0-9][A-Za-z0-9_.:\\-]*|[A-Z]{2,}_[A-Z_]+");

    private final Knowledge knowledge;
    private final Limits limits;

    public Extract(Knowledge knowledge, Limits limits) {
        this.knowledge = knowledge;
        this.limits = limits;
    }

    /// @param before what the text may refer to
    public Evidence evidence(Reader reader, Lang lang, String text, @Nullable Before before) {
        Found found = find(reader, lang, text, before);
        if (found.isEmpty() || found.confidence() < limits.confidence()) {
            return new Evidence.Weak(found.confidence());
        }
        Evidence.Enough enough = enough(found, text, reader);
        List<Passage> rivals = rivals(found.passages());
        if (rivals.size() < 2 || found.confidence() >= limits.sure()) {
            return enough;
        }
        List<String> topic = before == null ? List.of() : before.articles();
        return rivals.stream().map(Passage::articleId).filter(topic::contains).findFirst()
                .<Evidence> map(article -> enough(ledBy(article, found), text, reader))
                .orElseGet(() -> new Evidence.Close(rivals, enough));
    }

    private static Found ledBy(String article, Found found) {
        return new Found(found.passages().stream()
                .sorted(Comparator.comparing((Passage passage) -> !passage.articleId().equals(article))).toList(),
                found.confidence());
    }

    /// The question asked again with another word; passages that hold the word come first.
    public Evidence carried(Reader reader, Lang lang, String word, Before about) {
        Found found = find(reader, lang, word, about);
        if (found.isEmpty() || found.confidence() < limits.confidence()) {
            return new Evidence.Weak(found.confidence());
        }
        List<Passage> ranked = new ArrayList<>(found.passages());
        ranked.sort(Comparator.comparing((Passage passage) -> !saysItself(passage, word))
                .thenComparing(passage -> !says(passage, word)));
        return enough(new Found(ranked, found.confidence()), word, reader);
    }

    /// The article of that title, if the asker may read it and a search for it finds it.
    public Optional<Evidence.Enough> titled(Reader reader, Lang lang, String title, String about) {
        Optional<String> id = find(reader, lang, title).passages().stream()
                .filter(passage -> passage.title().equalsIgnoreCase(title.strip())).map(Passage::articleId).findFirst();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        List<Passage> ranked = new ArrayList<>(find(reader, lang, about).passages().stream()
                .filter(passage -> passage.articleId().equals(id.get())).toList());
        knowledge.article(id.get(), reader).stream().filter(passage -> ranked.stream().noneMatch(it -> same(it, passage)))
                .forEach(ranked::add);
        return ranked.isEmpty() ? Optional.empty()
                : Optional.of(enough(new Found(ranked, limits.sure()), about, reader));
    }

    /// What has not been shown yet: the next best passage on the question, of the article that was cited first if it has one,
    /// else that article's "when to call the service desk".
    ///
    /// @param before what the question may have referred to
    public Optional<Evidence.Enough> more(Question question, Lang lang, String text, @Nullable Before before) {
        Reader reader = question.asker().reader();
        Shown shown = new Shown(question);
        Found found = find(reader, lang, text, before);
        Set<String> cited = cited(question.history());
        List<Passage> fresh = found.passages().stream().filter(passage -> !shown.has(passage))
                .sorted(Comparator.comparing((Passage passage) -> !cited.contains(passage.articleId()))).toList();
        if (!fresh.isEmpty() && found.confidence() >= limits.confidence()) {
            Passage next = fresh.getFirst();
            return Optional.of(new Evidence.Enough(List.of(next), List.of(next), found.confidence()));
        }
        return cited.stream().flatMap(id -> knowledge.article(id, reader).stream())
                .filter(passage -> !shown.has(passage) && passage.saysWhenToCall()).findFirst()
                .map(call -> new Evidence.Enough(List.of(call), List.of(call), limits.confidence()));
    }

    /// One step of what was cited last.
    public record StepOf(Passage passage, String text) {
    }

    public Optional<StepOf> step(Question question, int number) {
        Optional<Said> last = question.history().reversed().stream()
                .filter(said -> said.from() == From.BOT && !said.articles().isEmpty()).findFirst();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Shown shown = new Shown(List.of(last.get()));
        List<Passage> passages = last.get().articles().stream().distinct()
                .flatMap(id -> knowledge.article(id, question.asker().reader()).stream()).toList();
        return passages.stream().sorted(Comparator.comparing((Passage passage) -> !shown.has(passage)))
                .flatMap(passage -> Steps.step(passage.text(), number).map(text -> new StepOf(passage, text)).stream())
                .findFirst();
    }

    /// A step on the way through what was quoted.
    ///
    /// @param number counts from 1
    /// @param last   whether none comes after it
    public record Walk(StepOf step, int number, boolean last) {

        /// What it says for when it fails.
        public Optional<String> whenItFails() {
            return Steps.whenItFails(step.text());
        }

        /// The step without that.
        public StepOf toDo() {
            return new StepOf(step.passage(), Steps.toDo(step.text()));
        }
    }

    /// The step `ahead` of the one that was said last, in the same passage; of what was quoted last, counted from before its
    /// first one. Empty where there is no such step.
    public Optional<Walk> walk(Question question, int ahead) {
        Optional<Said> last = question.history().reversed().stream()
                .filter(said -> said.from() == From.BOT && !said.articles().isEmpty()).findFirst();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Optional<Wording.Place> place = Wording.place(last.get().text());
        Shown shown = new Shown(List.of(last.get()));
        int number = place.map(Wording.Place::number).orElse(0) + ahead;
        return last.get().articles().stream().distinct()
                .flatMap(id -> knowledge.article(id, question.asker().reader()).stream())
                .filter(passage -> place.map(at -> Wording.heading(passage).equals(at.heading()))
                        .orElseGet(() -> shown.has(passage)))
                .flatMap(passage -> Steps.step(passage.text(), number)
                        .map(text -> new Walk(new StepOf(passage, text), number,
                                Steps.step(passage.text(), number + 1).isEmpty()))
                        .stream())
                .findFirst();
    }

    /// Whether an answer quotes an article whose steps are to be gone through one at a time.
    public boolean canBeWalked(Answer.Quoted answer, Reader reader) {
        return answer.passages().stream().filter(passage -> Steps.count(passage.text()) > 1)
                .anyMatch(passage -> knowledge.isRunbook(passage.articleId(), reader));
    }

    /// The passage of an article (or of its twin in the asker's language) that has most in common with a text.
    public Optional<Passage> passageOf(String articleId, Reader reader, Lang lang, String about) {
        return knowledge.article(articleId, lang, reader).stream()
                .max(Comparator.comparingDouble(passage -> Overlap.share(about, passage.text())));
    }

    private Found find(Reader reader, Lang lang, String text) {
        return find(reader, lang, text, null);
    }

    private Found find(Reader reader, Lang lang, String text, @Nullable Before before) {
        Found own = knowledge.find(new Search(text, before, reader, LIMIT, lang.tag()));
        if (!own.isEmpty() && own.confidence() >= limits.confidence()) {
            return own;
        }
        return better(own, knowledge.find(new Search(text, before, reader, LIMIT, null)));
    }

    private static Found better(Found one, Found other) {
        return other.confidence() > one.confidence() ? other : one;
    }

    private Evidence.Enough enough(Found found, String text, Reader reader) {
        Passage first = found.passages().getFirst();
        List<Passage> same = new ArrayList<>(found.passages().stream()
                .filter(passage -> passage.articleId().equals(first.articleId())
                        && (passage == first || passage.score() >= first.score() * NEAR))
                .toList());
        named(text, first, reader).filter(passage -> same.stream().noneMatch(it -> same(it, passage)))
                .ifPresent(passage -> same.add(0, passage));
        List<Passage> quoted = new ArrayList<>();
        int length = 0;
        for (Passage passage : same.subList(0, Math.min(PASSAGES, same.size()))) {
            length += passage.text().length();
            if (quoted.isEmpty() || length <= LENGTH) {
                quoted.add(passage);
            }
        }
        Set<Passage> candidates = new LinkedHashSet<>(quoted);
        found.passages().stream().filter(passage -> quoted.stream().noneMatch(it -> same(it, passage)))
                .forEach(candidates::add);
        return new Evidence.Enough(quoted, candidates.stream().limit(CANDIDATES).toList(), found.confidence());
    }

    /// The passage of the best article that names the error code (or the like) of the question, where the first does not.
    private Optional<Passage> named(String text, Passage first, Reader reader) {
        Matcher matcher = IDENTIFIER.matcher(text);
        List<String> names = new ArrayList<>();
        while (matcher.find()) {
            String name = matcher.group();
            if (name.length() >= 3 && !says(first, name)) {
                names.add(name);
            }
        }
        return names.isEmpty() ? Optional.empty()
                : knowledge.article(first.articleId(), reader).stream()
                        .filter(passage -> names.stream().anyMatch(name -> says(passage, name))).findFirst();
    }

    private List<Passage> rivals(List<Passage> passages) {
        Map<String, Passage> best = new LinkedHashMap<>();
        double first = passages.getFirst().score();
        passages.stream().filter(passage -> passage.score() >= first * limits.close())
                .forEach(passage -> best.putIfAbsent(twin(passage.articleId()), passage));
        return best.values().stream().limit(PASSAGES).toList();
    }

    private static String twin(String articleId) {
        return articleId.endsWith("-en") ? articleId.substring(0, articleId.length() - 3) : articleId;
    }

    private static Set<String> cited(List<Said> history) {
        Set<String> cited = new LinkedHashSet<>();
        history.reversed().stream().filter(said -> said.from() == From.BOT).forEach(said -> cited.addAll(said.articles()));
        return cited;
    }

    private static boolean says(Passage passage, String word) {
        return saysItself(passage, word) || has(passage.title(), word);
    }

    /// Whether it is said there, and not only in the title, which all passages of the article have.
    private static boolean saysItself(Passage passage, String word) {
        return has(passage.heading() + " " + passage.text(), word);
    }

    private static boolean has(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean same(Passage one, Passage other) {
        return one.articleId().equals(other.articleId()) && one.version() == other.version()
                && one.paragraph() == other.paragraph();
    }
}
