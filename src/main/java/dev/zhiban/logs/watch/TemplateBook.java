package dev.zhiban.logs.watch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.mining.TemplateMiner;
import dev.zhiban.logs.mining.Templates;

/// The templates of one source, under keys that stay. The miner is fed the masked shapes of all that was seen, those of the
/// database first: a shape that it puts together with known ones belongs to their template, else it is a new template. Where two
/// templates become one, the older key stays.
///
/// At most [#TEMPLATES] templates and [#SHAPES] shapes: beyond that the quarter that was not seen for longest is forgotten.
/// Not thread-safe.
final class TemplateBook {

    static final int TEMPLATES = 1_000;
    static final int SHAPES = 3_000;

    private final SourceBaseline baseline;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<SourceBaseline.Stored> shapes = new ArrayList<>();
    private final List<Integer> fresh = new ArrayList<>();
    private TemplateMiner miner = new TemplateMiner();

    TemplateBook(SourceBaseline baseline) {
        this.baseline = baseline;
        fill();
    }

    private void fill() {
        miner = new TemplateMiner();
        numbers.clear();
        shapes.clear();
        for (SourceBaseline.Stored stored : baseline.shapes) {
            numbers.put(stored.template.level.ordinal() + stored.text, number(stored));
        }
    }

    private int number(SourceBaseline.Stored stored) {
        byte[] bytes = stored.text.getBytes(StandardCharsets.UTF_8);
        int number = miner.shape(bytes, 0, bytes.length, stored.template.level.ordinal());
        if (number == shapes.size()) {
            shapes.add(stored);
        }
        return number;
    }

    /// The text of the message with its values masked, in a form that masks to itself.
    static String shape(String message) {
        TemplateMiner alone = new TemplateMiner();
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        int number = alone.shape(bytes, 0, bytes.length, 0);
        return alone.merged().text(number);
    }

    /// The number of a shape; its template is known after [#settle].
    int number(String shape, Level level, boolean trouble, long at) {
        Integer known = numbers.get(level.ordinal() + shape);
        if (known != null) {
            return known;
        }
        SourceBaseline.Stored stored = new SourceBaseline.Stored(0, shape, Template.fresh(level, trouble, at));
        int before = shapes.size();
        int number = number(stored);
        numbers.put(level.ordinal() + shape, number);
        if (number == before) {
            baseline.shapes.add(stored);
            fresh.add(number);
        }
        return number;
    }

    Template template(int number) {
        return shapes.get(number).template;
    }

    /// Gives each new shape its template; returns the templates that are new.
    List<Template> settle() {
        if (fresh.isEmpty()) {
            return List.of();
        }
        Set<Template> before = new HashSet<>(baseline.templates);
        Templates merged = miner.merged();
        Map<Integer, Template> ofRoot = new HashMap<>();
        Map<Template, Template> into = new HashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            Template mine = last(shapes.get(i).template, into);
            Template old = last(ofRoot.getOrDefault(merged.root(i), mine), into);
            ofRoot.put(merged.root(i), old == mine ? mine : joined(old, mine, before, into));
        }
        for (int i = 0; i < shapes.size(); i++) {
            Template template = last(ofRoot.getOrDefault(merged.root(i), shapes.get(i).template), into);
            shapes.get(i).template = template;
            String text = merged.text(i);
            if (!text.equals(template.text)) {
                template.text = text;
                template.changed = true;
            }
        }
        List<Template> found = fresh.stream().map(i -> shapes.get(i).template).distinct()
                .filter(template -> !before.contains(template)).toList();
        baseline.templates.addAll(found);
        fresh.clear();
        return found;
    }

    private static Template last(Template template, Map<Template, Template> into) {
        Template last = template;
        for (Template next = into.get(last); next != null; next = into.get(last)) {
            last = next;
        }
        return last;
    }

    /// One of the two: a stored one before a new one, the older one of two stored ones.
    private Template joined(Template one, Template other, Set<Template> before, Map<Template, Template> into) {
        boolean keepOne = before.contains(one) && (!before.contains(other) || one.firstAt <= other.firstAt);
        boolean keepOther = !keepOne && before.contains(other);
        Template stays = keepOther ? other : one;
        Template goes = keepOther ? one : other;
        into.put(goes, stays);
        if (before.contains(goes)) {
            stays.add(goes);
            goes.into = stays;
            baseline.templates.remove(goes);
            baseline.gone.add(goes);
        }
        return stays;
    }

    /// Makes room where there is none; numbers given before are void then.
    void forget() {
        if (baseline.templates.size() <= TEMPLATES && baseline.shapes.size() <= SHAPES) {
            return;
        }
        List<Template> oldestFirst = baseline.templates.stream().sorted(Comparator.comparingLong(one -> one.lastAt)).toList();
        Set<Template> out = new HashSet<>();
        int shapesLeft = baseline.shapes.size();
        Map<Template, Integer> sizes = new HashMap<>();
        baseline.shapes.forEach(stored -> sizes.merge(stored.template, 1, Integer::sum));
        for (Template template : oldestFirst) {
            boolean room = baseline.templates.size() - out.size() <= TEMPLATES * 3 / 4 && shapesLeft <= SHAPES * 3 / 4;
            if (!room) {
                out.add(template);
                shapesLeft -= sizes.getOrDefault(template, 0);
            }
        }
        baseline.templates.removeAll(out);
        baseline.shapes.removeIf(stored -> out.contains(stored.template));
        baseline.gone.addAll(out);
        baseline.forgotten += out.size();
        fill();
    }
}
