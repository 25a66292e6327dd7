package dev.zhiban.knowledge.missed;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.Missed;
import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.EmbeddingStore;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.Words;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.privacy.Redactor;
import dev.zhiban.platform.text.Lang;

/// Missed questions and what agents solved them with, masked before they are kept; the open ones in clusters, the dearest first.
@ApplicationScoped
public class MissedQuestions {

    private static final Logger LOG = Logger.getLogger(MissedQuestions.class);
    private static final int MOST_TEXT = 500;
    private static final int MOST_ANSWER = 10_000;
    private static final int MOST = 5_000;
    private static final Duration WINDOW = Duration.ofDays(90);

    /// One row as it was kept.
    record Kept(long id, String why, String question, Lang lang, @Nullable UUID conversation, UUID person,
            java.time.Instant at) {
    }

    /// Questions that ask for the same, oldest first. Costs as many people as asked in vain.
    record Cluster(List<Kept> questions) {

        Kept first() {
            return questions.getFirst();
        }

        int people() {
            return (int) questions.stream().map(Kept::person).distinct().count();
        }

        java.time.Instant last() {
            return questions.stream().map(Kept::at).max(Comparator.naturalOrder()).orElseThrow();
        }

        List<String> texts(int most) {
            return questions.stream().map(Kept::question).distinct().limit(most).toList();
        }

        Set<UUID> conversations() {
            return questions.stream().map(Kept::conversation).filter(Objects::nonNull)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    private final Sql sql;
    private final Redactor redactor;
    private final Embedder embedder;
    private final EmbeddingStore store;
    private final Clock clock;

    MissedQuestions(Sql sql, Redactor redactor, Embedder embedder, EmbeddingStore store, Clock clock) {
        this.sql = sql;
        this.redactor = redactor;
        this.embedder = embedder;
        this.store = store;
        this.clock = clock;
    }

    /// Keeps it; the same person's same question in the same conversation counts once.
    public void add(Missed missed) {
        String text = masked(missed.question().replace("\0", ""), MOST_TEXT);
        if (!text.isBlank()) {
            sql.update("""
                    insert into missed_question (why, question, checksum, lang, conversation, person, at)
                    values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""", missed.why().tag(), text,
                    PassageTexts.checksum(text), missed.lang().tag(), missed.conversation(), missed.person(), clock.instant());
        }
    }

    /// Keeps what an agent solved a conversation with.
    public void solved(UUID conversation, String answer, UUID agent) {
        sql.update("insert into missed_answer (conversation, answer, agent, at) values (?, ?, ?, ?)", conversation,
                masked(answer.replace("\0", ""), MOST_ANSWER), agent, clock.instant());
    }

    private String masked(String text, int most) {
        String masked = redactor.redact(text.length() > 2 * most ? text.substring(0, 2 * most) : text).text().strip();
        return masked.length() > most ? masked.substring(0, most) : masked;
    }

    /// The open ones of the last 90 days: those that cost the most people first, then the most frequent, then the latest.
    List<Cluster> clusters() {
        Map<Long, Kept> open = new LinkedHashMap<>();
        sql.list("""
                select id, why, question, lang, conversation, person, at from missed_question
                where at > ? and id not in (select missed from missed_closed) order by id desc limit ?""",
                row -> new Kept(row.getLong("id"), row.getString("why"), row.getString("question"),
                        Lang.ofTag(row.getString("lang"), Lang.ZH), row.getObject("conversation", UUID.class),
                        row.getObject("person", UUID.class), Sql.instant(row, "at")),
                clock.instant().minus(WINDOW), MOST).forEach(kept -> open.put(kept.id(), kept));
        Map<String, float[]> vectors = vectors(open.values());
        List<Clusters.Item> items = open.values().stream().map(kept -> item(kept, vectors)).toList();
        return Clusters.of(items).stream()
                .map(group -> new Cluster(
                        group.stream().map(item -> Objects.requireNonNull(open.get(item.id()))).toList()))
                .sorted(Comparator.comparingInt(Cluster::people).thenComparingInt(cluster -> cluster.questions().size())
                        .thenComparing(Cluster::last).reversed())
                .toList();
    }

    /// The cluster that this question is in.
    Optional<Cluster> cluster(long id) {
        return clusters().stream().filter(cluster -> cluster.questions().stream().anyMatch(kept -> kept.id() == id))
                .findFirst();
    }

    /// What an agent solved one of these conversations with, the latest.
    Optional<Solution> solution(Set<UUID> conversations) {
        return conversations.isEmpty() ? Optional.empty()
                : sql.first("""
                        select conversation, answer, agent from missed_answer where conversation = any(?::uuid[])
                        order by id desc limit 1""",
                        row -> new Solution(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, UUID.class)),
                        (Object) conversations.stream().map(UUID::toString).toArray(String[]::new));
    }

    record Solution(UUID conversation, String answer, UUID agent) {
    }

    @Transactional
    void close(Cluster cluster, @Nullable String article, @Nullable String why, UUID person) {
        cluster.questions().forEach(kept -> sql.update(
                """
                        insert into missed_closed (missed, article_id, why, person, at) values (?, ?, ?, ?, ?) on conflict do nothing""",
                kept.id(), article, why, person, clock.instant()));
    }

    private Clusters.Item item(Kept kept, Map<String, float[]> vectors) {
        Space space = space(kept);
        Set<String> words = Language.words().of(kept.question()).keySet().stream().filter(word -> !Words.isSingle(word))
                .collect(Collectors.toSet());
        float[] vector = vectors.getOrDefault(kept.question(), new float[0]);
        return new Clusters.Item(kept.id(), kept.question(), space.tag(), vector, words);
    }

    private Space space(Kept kept) {
        return embedder.space(Lang.of(kept.question(), Lang.ZH));
    }

    /// By question; known ones from the store. Empty where there is no model: then words alone group.
    private Map<String, float[]> vectors(Iterable<Kept> questions) {
        Map<Space, Set<String>> texts = new HashMap<>();
        questions.forEach(kept -> texts.computeIfAbsent(space(kept), any -> new HashSet<>())
                .add(kept.question()));
        Map<String, float[]> vectors = new HashMap<>();
        try {
            for (Map.Entry<Space, Set<String>> space : texts.entrySet()) {
                vectors.putAll(vectors(space.getKey(), new ArrayList<>(space.getValue())));
            }
        } catch (IllegalStateException | LinkageError noModel) {
            LOG.debugf("Missed questions are grouped by their words only: %s", noModel.toString());
        }
        return vectors;
    }

    private Map<String, float[]> vectors(Space space, List<String> texts) {
        String fingerprint = embedder.fingerprint(space);
        Map<String, float[]> vectors = new HashMap<>(
                store.find(fingerprint, texts.stream().map(PassageTexts::checksum).toList()));
        List<String> missing = texts.stream().filter(text -> !vectors.containsKey(PassageTexts.checksum(text))).toList();
        for (int from = 0; from < missing.size(); from += embedder.together()) {
            List<String> some = missing.subList(from, Math.min(missing.size(), from + embedder.together()));
            List<float[]> made = embedder.embed(space, some.stream().map(Language.words().folding()::simplify).toList());
            Map<String, float[]> fresh = new HashMap<>();
            for (int i = 0; i < some.size(); i++) {
                fresh.put(PassageTexts.checksum(some.get(i)), made.get(i));
            }
            store.save(fingerprint, fresh);
            vectors.putAll(fresh);
        }
        Map<String, float[]> all = new HashMap<>();
        texts.forEach(text -> all.put(text, vectors.getOrDefault(PassageTexts.checksum(text), new float[0])));
        return all;
    }
}
