package dev.zhiban.assistant.turn;

import java.util.ArrayList;
import java.util.List;

import dev.zhiban.assistant.Reply.QuickReply;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.platform.text.Lang;

/// What can be pressed under a reply; what a button sends is understood like typed words.
final class Buttons {

    private Buttons() {
    }

    static List<QuickReply> afterAnswer(Lang lang) {
        return List.of(solved(lang), notSolved(lang), person(lang));
    }

    static List<QuickReply> personFirst(Lang lang) {
        return List.of(person(lang), solved(lang), notSolved(lang));
    }

    /// Between two steps.
    static List<QuickReply> walking(Lang lang) {
        return List.of(same(lang == Lang.ZH ? "下一步" : "Next step", "choice"),
                same(lang == Lang.ZH ? "这一步不行" : "This step failed", "choice"), person(lang));
    }

    /// Under a quoted runbook.
    static List<QuickReply> stepByStep(Lang lang) {
        List<QuickReply> all = new ArrayList<>();
        all.add(same(lang == Lang.ZH ? "一步一步来" : "Step by step", "choice"));
        all.addAll(afterAnswer(lang));
        return all;
    }

    static List<QuickReply> person(Lang lang, boolean alone) {
        return alone ? List.of(person(lang)) : afterAnswer(lang);
    }

    static List<QuickReply> choices(List<Passage> options, Lang lang) {
        List<QuickReply> all = new ArrayList<>();
        options.forEach(option -> all.add(new QuickReply(option.title(), option.title(), "choice")));
        all.add(person(lang));
        return all;
    }

    private static QuickReply solved(Lang lang) {
        return same(lang == Lang.ZH ? "已解决" : "Solved", "solved");
    }

    private static QuickReply notSolved(Lang lang) {
        return same(lang == Lang.ZH ? "没解决" : "Not solved", "not-solved");
    }

    private static QuickReply person(Lang lang) {
        return same(lang == Lang.ZH ? "转人工" : "Talk to a person", "person");
    }

    private static QuickReply same(String label, String act) {
        return new QuickReply(label, label, act);
    }
}
