package dev.zhiban.knowledge.evaluate.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.article.ArticleFolder;
import dev.zhiban.knowledge.ingest.Chunker;
import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.ingest.Section;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.knowledge.vector.VectorEntry;
import dev.zhiban.platform.text.Lang;

/// A knowledge base of any size, made of the sentences of a real one: the same seed makes the same base.
///
/// Each passage has three sentences of one section and one of another, under the heading of the first. Only the real sections
/// are embedded; a made passage's vector lies between those of its two sections, with noise beside it.
final class MadeBase {

    /// Readers who see one passage of a hundred, of ten, of two.
    static final SortedMap<String, Integer> READERS = new TreeMap<>(Map.of("1 %", 100, "10 %", 10, "50 %", 2));

    private static final int PASSAGES_AN_ARTICLE = 5;
    private static final int SENTENCES = 3;
    private static final double OWN = 0.7;
    private static final double NOISE = 0.4;

    /// A section of the real base with what it is made of.
    private record Source(String title, Section section, List<String> sentences, float[] vector) {
    }

    /// @param vectors of the article's passages, in their order
    record Made(PublishedArticle article, List<VectorEntry> vectors) {
    }

    private final Map<Space, List<Source>> sources = new EnumMap<>(Space.class);
    private final Random random;

    /// @param most sections of each language that are embedded
    MadeBase(Path base, Embedder embedder, int most, long seed) {
        random = new Random(seed);
        Chunker chunker = new Chunker();
        for (ArticleFolder.Found found : ArticleFolder.read(base).articles()) {
            Space space = embedder
                    .space(Lang.of(found.article().content().title() + found.article().content().markdown(), Lang.ZH));
            List<Source> known = sources.computeIfAbsent(space, any -> new ArrayList<>());
            String title = found.article().content().title();
            for (Section section : chunker.sections(found.article().content().markdown())) {
                List<String> sentences = Arrays.stream(section.text().split("(?<=[。！？])|(?<=[.!?]) |\n"))
                        .filter(sentence -> !sentence.isBlank()).toList();
                if (known.size() < most && !sentences.isEmpty()) {
                    known.add(new Source(title, section, sentences,
                            embedder.embed(space, PassageTexts.text(title, section))));
                }
            }
        }
    }

    int embedded() {
        return sources.values().stream().mapToInt(List::size).sum();
    }

    /// The next article, two of three in Chinese.
    Made article(int number) {
        Space space = number % 3 == 2 ? Space.EN : Space.ZH;
        List<Source> known = Objects.requireNonNull(sources.get(space));
        String id = "made-" + number;
        List<Section> sections = new ArrayList<>();
        List<VectorEntry> vectors = new ArrayList<>();
        Set<String> audience = audience();
        Source first = known.get(random.nextInt(known.size()));
        for (int n = 1; n <= PASSAGES_AN_ARTICLE; n++) {
            Source own = n == 1 ? first : known.get(random.nextInt(known.size()));
            Source other = known.get(random.nextInt(known.size()));
            sections.add(new Section(own.section().heading(), text(own, other)));
            vectors.add(new VectorEntry(new PassageId(id, 1, n), 0, space, between(own.vector(), other.vector()), space.tag(),
                    audience));
        }
        return new Made(new PublishedArticle(id, 1, id, first.title(), List.of(), space.tag(), audience, sections), vectors);
    }

    private Set<String> audience() {
        Set<String> audience = new HashSet<>(Set.of(Reader.EVERYONE));
        READERS.forEach((reader, each) -> {
            if (random.nextInt(each) == 0) {
                audience.add(reader);
            }
        });
        return audience;
    }

    private String text(Source own, Source other) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SENTENCES; i++) {
            text.append(own.sentences().get(random.nextInt(own.sentences().size()))).append('\n');
        }
        return text.append(other.sentences().get(random.nextInt(other.sentences().size()))).toString();
    }

    private float[] between(float[] own, float[] other) {
        double[] sum = new double[own.length];
        double squares = 0;
        for (int i = 0; i < sum.length; i++) {
            sum[i] = OWN * own[i] + (1 - OWN) * other[i] + NOISE * random.nextGaussian() / Math.sqrt(own.length);
            squares += sum[i] * sum[i];
        }
        float[] vector = new float[own.length];
        for (int i = 0; i < sum.length; i++) {
            vector[i] = (float) (sum[i] / Math.sqrt(squares));
        }
        return vector;
    }

    /// So many characters of Chinese text.
    String chinese(int characters) {
        StringBuilder text = new StringBuilder();
        List<Source> known = Objects.requireNonNull(sources.get(Space.ZH));
        while (text.length() < characters) {
            Source source = known.get(random.nextInt(known.size()));
            source.section().text().chars().filter(Character::isIdeographic).forEach(c -> text.append((char) c));
        }
        return text.substring(0, characters);
    }
}
