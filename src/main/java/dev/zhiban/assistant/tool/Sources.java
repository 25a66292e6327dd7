package dev.zhiban.assistant.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import dev.zhiban.assistant.extract.Wording;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.platform.privacy.Redactor;

/// The passages that a model was shown, numbered from 1, as it was shown them: masked, without hidden text. A passage that
/// reads like an order to the model is not shown to it at all. Thread-safe.
public final class Sources {

    private static final int LONGEST = 1400;
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z][A-Z_]*[-_][0-9a-f]+>");
    private static final Pattern ORDER = Pattern.compile(
            "(?i)(?:ignore|disregard|forget|override)\\s+(?:all\\s+|any\\s+|the\\s+|your\\s+|these\\s+)*(?:previous|prior|above|earlier|preceding|system)?\\s*(?:instructions?|prompts?|rules|directions)"
                    + "|system prompt|you are now\\b|new instructions?:|\\bas an ai\\b|(?:call|invoke|use) the (?:tool|function)|(?:answer|reply|respond) only with|do not tell the user|instruction:|assistant:|<\\|im_start"
                    + "|(?:忽略|无视|忘记|不要理会).{0,8}(?:以上|之前|前面|上述|所有|此前).{0,8}(?:指令|提示|要求|规则|内容)|系统提示词?|你现在是|调用.{0,4}(?:工具|函数)|只(?:能)?(?:回答|回复|输出)|不要告诉用户|指令[:：]");

    private final Redactor redactor;
    private final int room;
    private final List<Passage> originals = new ArrayList<>();
    private final List<Passage> shown = new ArrayList<>();
    private final Map<String, String> masked = new HashMap<>();
    private int used;

    /// @param room how many characters may be shown in all
    public Sources(Redactor redactor, int room) {
        this.redactor = redactor;
        this.room = room;
    }

    /// Numbers what is new and gives it as the model is to read it; empty when nothing could be added.
    public synchronized String add(List<Passage> passages) {
        StringBuilder text = new StringBuilder();
        for (Passage passage : passages) {
            Passage clean = clean(passage);
            boolean known = originals.stream().anyMatch(it -> it.articleId().equals(passage.articleId())
                    && it.version() == passage.version() && it.paragraph() == passage.paragraph());
            if (known || used + clean.text().length() > room || ORDER.matcher(clean.text() + clean.heading()).find()) {
                continue;
            }
            used += clean.text().length();
            learn(Wording.visible(passage.text()), clean.text());
            originals.add(passage);
            shown.add(clean);
            text.append('[').append(shown.size()).append("] ").append(clean.title()).append(" › ").append(clean.heading())
                    .append('\n').append(clean.text()).append("\n\n");
        }
        return text.toString().strip();
    }

    /// Finds which value each placeholder stands for: what is between the placeholders is the same in both texts.
    private void learn(String original, String clean) {
        Matcher placeholder = PLACEHOLDER.matcher(clean);
        int last = 0;
        int at = 0;
        String waiting = "";
        while (placeholder.find()) {
            at = value(original, clean.substring(last, placeholder.start()), at, waiting);
            waiting = placeholder.group();
            last = placeholder.end();
        }
        value(original, clean.substring(last), at, waiting);
    }

    private int value(String original, String between, int at, String placeholder) {
        int next = at < 0 ? -1
                : placeholder.isEmpty() || !between.isEmpty() ? original.indexOf(between, at) : original.length();
        if (next > at && !placeholder.isEmpty()) {
            masked.put(placeholder, original.substring(at, next));
        }
        return next < 0 ? -1 : next + between.length();
    }

    /// A sentence that passed, with the values back that stand in what the asker may read.
    public synchronized String restored(String sentence) {
        Matcher placeholder = PLACEHOLDER.matcher(sentence);
        StringBuilder text = new StringBuilder();
        int last = 0;
        while (placeholder.find()) {
            text.append(sentence, last, placeholder.start())
                    .append(masked.getOrDefault(placeholder.group(), placeholder.group()));
            last = placeholder.end();
        }
        return text.append(sentence.substring(last)).toString();
    }

    private Passage clean(Passage passage) {
        String visible = Wording.visible(passage.text());
        String cut = visible.length() > LONGEST ? visible.substring(0, LONGEST) : visible;
        return new Passage(passage.articleId(), passage.version(), passage.paragraph(), redactor.redact(passage.title()).text(),
                redactor.redact(passage.heading()).text(), redactor.redact(cut).text(), passage.lang(), passage.score(),
                passage.keywordScore(), passage.vectorScore());
    }

    /// As the model saw them; mark `n` is element `n - 1`.
    public synchronized List<Passage> shown() {
        return List.copyOf(shown);
    }

    public synchronized Passage original(int n) {
        return originals.get(n - 1);
    }
}
