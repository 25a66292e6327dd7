package dev.zhiban.knowledge.keyword;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.BytesRef;

import dev.zhiban.knowledge.retrieve.Candidate;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.retrieve.Words;

/// A passage as a Lucene document and back. The terms of all fields go into one, each as often as its field counts: the
/// simple form of BM25F (Robertson, Zaragoza, Taylor 2004).
final class PassageDocuments {

    static final String ARTICLE = "article";
    static final String KEY = "key";
    /// The key again, by column: of the many that are found only the id is wanted.
    static final String ID = "id";
    static final String AUDIENCE = "audience";
    static final String LANG = "lang";
    static final String WORDS = "words";
    static final String ALL_WORDS = "all-words";
    /// Number of terms in [#WORDS] and in [#ALL_WORDS], each as often as it counts.
    static final String LENGTH = "length";
    static final String WHOLE_LENGTH = "whole-length";
    private static final String FAMILY = "family";
    private static final String VERSION = "version";
    private static final String PARAGRAPH = "paragraph";
    private static final String TITLE = "title";
    private static final String QUESTION = "question";
    private static final String HEADING = "heading";
    private static final String TEXT = "text";

    /// Characters; Lucene takes 32,766 bytes.
    private static final int MOST_COLUMN = 8_000;
    /// A word counts no more often than this in one text.
    private static final int MOST_TIMES = 12;
    /// Longer than any term that is sought or that a spelling is compared with.
    private static final String SURPLUS = "\u0001".repeat(120);

    /// Lengths are looked up fastest where every document has one.
    private static final Map<String, Integer> NO_WORDS = Map.of("\u0002", 1);

    static final int TITLE_COUNTS = 1;
    static final int QUESTIONS_COUNT = 2;
    static final int HEADING_COUNTS = 2;

    private static final FieldType BAG = new FieldType();
    static {
        BAG.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        BAG.setTokenized(true);
        BAG.freeze();
    }

    private final Words words;

    PassageDocuments(Words words) {
        this.words = words;
    }

    static String key(PassageId id) {
        return id.article() + "/" + id.version() + "/" + id.paragraph();
    }

    Document document(Entry entry) {
        PassageText passage = entry.passage();
        PassageId id = passage.id();
        Document document = new Document();
        document.add(new StringField(ARTICLE, id.article(), Field.Store.YES));
        document.add(new StringField(KEY, key(id), Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, new BytesRef(key(id))));
        document.add(new StringField(LANG, passage.lang(), Field.Store.YES));
        entry.audience().forEach(who -> document.add(new StringField(AUDIENCE, who, Field.Store.NO)));
        document.add(new StoredField(FAMILY, passage.family()));
        column(document, FAMILY, passage.family());
        column(document, LANG, passage.lang());
        column(document, HEADING, passage.heading());
        document.add(new StoredField(VERSION, id.version()));
        document.add(new StoredField(PARAGRAPH, id.paragraph()));
        document.add(new StoredField(TITLE, passage.title()));
        document.add(new StoredField(HEADING, passage.heading()));
        document.add(new StoredField(TEXT, passage.text()));
        passage.questions().forEach(question -> document.add(new StoredField(QUESTION, question)));
        add(document, WORDS, LENGTH, terms(entry));
        return document;
    }

    /// The article as a whole, all its paragraphs together: found by [#ALL_WORDS] only.
    Document whole(List<Entry> entries) {
        PassageText first = entries.getFirst().passage();
        PassageId id = first.id().whole();
        Document document = new Document();
        document.add(new StringField(ARTICLE, id.article(), Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, new BytesRef(key(id))));
        document.add(new StringField(LANG, first.lang(), Field.Store.NO));
        column(document, LANG, first.lang());
        entries.getFirst().audience().forEach(who -> document.add(new StringField(AUDIENCE, who, Field.Store.NO)));
        Map<String, Integer> all = new HashMap<>();
        for (Entry entry : entries) {
            countText(entry, all);
            count(entry.passage().heading(), HEADING_COUNTS, all);
        }
        count(first.title(), TITLE_COUNTS, all);
        count(String.join("\n", first.questions()), QUESTIONS_COUNT, all);
        add(document, ALL_WORDS, WHOLE_LENGTH, all);
        return document;
    }

    private static void column(Document document, String field, String value) {
        String kept = value.length() <= MOST_COLUMN ? value : value.substring(0, MOST_COLUMN);
        document.add(new BinaryDocValuesField(field, new BytesRef(kept)));
    }

    private static void add(Document document, String field, String length, Map<String, Integer> terms) {
        document.add(new Field(field, new Bag(terms), BAG));
        document.add(new Field(field.equals(WORDS) ? ALL_WORDS : WORDS, new Bag(NO_WORDS), BAG));
        document.add(new NumericDocValuesField(length, terms.values().stream().mapToLong(Integer::longValue).sum()));
    }

    private void count(String text, int times, Map<String, Integer> terms) {
        words.of(text).forEach((term, n) -> terms.merge(term, Math.min(n, MOST_TIMES) * times, Integer::sum));
    }

    /// What is not searched counts as length: a long text is found less easily, whatever it is filled with.
    private void countText(Entry entry, Map<String, Integer> terms) {
        int before = sum(terms);
        count(entry.searched(), 1, terms);
        int all = sum(words.of(entry.passage().text()));
        int surplus = all - (sum(terms) - before);
        if (surplus > 0) {
            terms.merge(SURPLUS, surplus, Integer::sum);
        }
    }

    private static int sum(Map<String, Integer> terms) {
        return terms.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Map<String, Integer> terms(Entry entry) {
        PassageText passage = entry.passage();
        Map<String, Integer> terms = new HashMap<>();
        countText(entry, terms);
        count(passage.title(), TITLE_COUNTS, terms);
        count(passage.heading(), HEADING_COUNTS, terms);
        count(String.join("\n", passage.questions()), QUESTIONS_COUNT, terms);
        return terms;
    }

    private static PassageId id(String text) {
        int paragraph = text.lastIndexOf('/');
        int version = text.lastIndexOf('/', paragraph - 1);
        return new PassageId(text.substring(0, version), Integer.parseInt(text, version + 1, paragraph, 10),
                Integer.parseInt(text, paragraph + 1, text.length(), 10));
    }

    /// Something that is kept by column, of one segment; asked for with rising numbers.
    interface Column<T> {
        T at(int doc) throws IOException;
    }

    static Column<PassageId> ids(LeafReader leaf) throws IOException {
        Column<String> keys = column(leaf, ID);
        return doc -> id(keys.at(doc));
    }

    static Column<Candidate> candidates(LeafReader leaf) throws IOException {
        Column<PassageId> ids = ids(leaf);
        Column<String> families = column(leaf, FAMILY);
        Column<String> headings = column(leaf, HEADING);
        Column<String> langs = column(leaf, LANG);
        return doc -> new Candidate(ids.at(doc), families.at(doc), headings.at(doc), langs.at(doc));
    }

    private static Column<String> column(LeafReader leaf, String field) throws IOException {
        BinaryDocValues values = DocValues.getBinary(leaf, field);
        return doc -> values.advanceExact(doc) ? values.binaryValue().utf8ToString() : "";
    }

    private static PassageId id(Document document) {
        return new PassageId(text(document, ARTICLE), number(document, VERSION), number(document, PARAGRAPH));
    }

    PassageText passage(StoredFields stored, int doc) throws IOException {
        Document document = stored.document(doc);
        return new PassageText(id(document), text(document, FAMILY), text(document, TITLE),
                List.of(document.getValues(QUESTION)),
                text(document, HEADING), text(document, TEXT), text(document, LANG));
    }

    private static String text(Document document, String field) {
        String value = document.get(field);
        return value == null ? "" : value;
    }

    private static int number(Document document, String field) {
        IndexableField value = document.getField(field);
        return value == null || value.numericValue() == null ? 0 : value.numericValue().intValue();
    }

    /// Hands counted terms to the index as they are.
    private static final class Bag extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
        private final Map<String, Integer> counts;
        private Iterator<Map.Entry<String, Integer>> rest;

        Bag(Map<String, Integer> counts) {
            this.counts = counts;
            this.rest = counts.entrySet().iterator();
        }

        @Override
        public void reset() {
            rest = counts.entrySet().iterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!rest.hasNext()) {
                return false;
            }
            Map.Entry<String, Integer> next = rest.next();
            term.append(next.getKey());
            frequency.setTermFrequency(next.getValue());
            return true;
        }
    }
}
