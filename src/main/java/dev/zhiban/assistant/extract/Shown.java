package dev.zhiban.assistant.extract;

import java.util.ArrayList;
import java.util.List;

import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Question.Said;
import dev.zhiban.knowledge.Passage;

/// Which passages the person has in front of them already.
public final class Shown {

    private static final int ENOUGH = 60;

    private final List<String> texts = new ArrayList<>();

    public Shown(Question question) {
        this(question.history());
    }

    Shown(List<Said> history) {
        history.stream().filter(said -> said.from() == From.BOT).forEach(said -> texts.add(letters(said.text())));
    }

    public boolean has(Passage passage) {
        String start = letters(passage.text());
        String needle = start.length() > ENOUGH ? start.substring(0, ENOUGH) : start;
        return !needle.isEmpty() && texts.stream().anyMatch(text -> text.contains(needle));
    }

    private static String letters(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
